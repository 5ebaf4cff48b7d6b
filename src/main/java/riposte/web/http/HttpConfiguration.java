package riposte.web.http;

import jakarta.servlet.Filter;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import riposte.web.WebSettings;

/**
 * What every request passes before it is answered, in this order: the host it names, how often its client asks, the
 * site it comes from, other origins (CORS), the token for reading, its parameters, the places its client may hold, and
 * the pace at which its client reads.
 */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    /** The addresses that take forms. */
    private static final List<String> FORMS = List.of(
            "/graph/data", "/review/*", "/articles/new", "/login/*", "/logout", "/sources/*", "/sources.opml");
    /** The addresses that read bodies. */
    private static final List<String> ENDPOINTS =
            Stream.concat(Stream.of("/sparql", "/update", "/data", "/mcp"), FORMS.stream()).toList();

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainTomcat() {
        return factory -> {
            factory.addEngineValves(new SecurityHeaders(), new UnreadBodies());
            factory.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(PlainErrors.class.getName()));
        };
    }

    @Bean
    FilterRegistrationBean<HostFilter> hostFilter(WebSettings settings, ServerProperties server) {
        InetAddress address = server.getAddress();
        boolean outside = address == null || !address.isLoopbackAddress();
        return at(1, new HostFilter(new Hosts(outside, settings.base(), settings.publicHosts())));
    }

    @Bean
    FilterRegistrationBean<RateLimit> rateLimit(WebSettings settings) {
        FilterRegistrationBean<RateLimit> limit = at(2, new RateLimit(Math.max(1, settings.requestsPerMinute())));
        limit.setEnabled(settings.requestsPerMinute() > 0);
        return limit;
    }

    @Bean
    FilterRegistrationBean<CrossSiteFilter> crossSiteFilter(WebSettings settings) {
        FilterRegistrationBean<CrossSiteFilter> filter = at(3, new CrossSiteFilter(settings.corsOrigins()));
        filter.setEnabled(!settings.isPublic());
        return filter;
    }

    /** One filter for all addresses: annotations on controllers would answer errors and 404 without these headers. */
    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(WebSettings settings) {
        List<String> origins =
                settings.corsOrigins().isEmpty() && settings.isPublic() ? List.of("*") : settings.corsOrigins();
        FilterRegistrationBean<CorsFilter> filter = at(4, new CorsFilter(new ReadsByOthers(origins)));
        filter.setEnabled(!origins.isEmpty());
        return filter;
    }

    @Bean
    FilterRegistrationBean<ReadToken> readTokenFilter(WebSettings settings, LocalToken local) {
        FilterRegistrationBean<ReadToken> filter = at(5, new ReadToken(settings.readToken(), settings.token(), local));
        filter.setEnabled(!settings.readToken().isEmpty());
        return filter;
    }

    /** Off: static files have no versions in their addresses, and it looks on the class path for each link of a page. */
    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> resourceUrlEncodingFilter() {
        FilterRegistrationBean<ResourceUrlEncodingFilter> filter =
                new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
        filter.setEnabled(false);
        return filter;
    }

    @Bean
    FilterRegistrationBean<WellFormedFilter> wellFormedFilter() {
        return at(6, new WellFormedFilter());
    }

    @Bean
    FilterRegistrationBean<ClientLimit> endpointLimit(WebSettings settings) {
        FilterRegistrationBean<ClientLimit> limit =
                at(7, new ClientLimit(new Places(settings.maxRequests(), settings.clientShare())));
        limit.setUrlPatterns(ENDPOINTS);
        return limit;
    }

    @Bean
    FilterRegistrationBean<ClientLimit> downloadLimit(WebSettings settings) {
        FilterRegistrationBean<ClientLimit> limit =
                at(7, new ClientLimit(new Places(settings.maxDownloads(), settings.clientShare())));
        limit.setUrlPatterns(downloads());
        return limit;
    }

    /** The addresses that may send the whole graph. */
    private static List<String> downloads() {
        List<String> downloads = new ArrayList<>(List.of("/export", "/changes"));
        for (String list : List.of("claims", "actors", "incidents", "articles")) {
            for (String extension : List.of("csv", "json", "ttl")) {
                downloads.add("/" + list + "." + extension);
            }
        }
        return downloads;
    }

    @Bean
    FilterRegistrationBean<PaceFilter> paceFilter(WebSettings settings) {
        return at(8, new PaceFilter(settings.minRate().toBytes()));
    }

    @Bean
    FilterRegistrationBean<FormFilter> formFilter(WebSettings settings) {
        FilterRegistrationBean<FormFilter> filter = at(9, new FormFilter(settings.minRate().toBytes()));
        filter.setUrlPatterns(FORMS);
        return filter;
    }

    private static <T extends Filter> FilterRegistrationBean<T> at(int place, T filter) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10 * place);
        return registration;
    }
}
