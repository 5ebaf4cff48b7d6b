package riposte.web.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;

/** The language of a page: {@code ?lang=} of the address, then the cookie it left, then what the browser prefers. */
@Configuration(proxyBeanMethods = false)
class Languages {

    static final List<String> KNOWN = List.of("en", "fr");

    @Bean
    LocaleResolver localeResolver() {
        return new LocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Locale.forLanguageTag(language(request));
            }

            @Override
            public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
                throw new UnsupportedOperationException("the language is set by the address");
            }
        };
    }

    static String language(HttpServletRequest request) {
        String asked = asked(request);
        if (asked != null) {
            return asked;
        }
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals("lang") && KNOWN.contains(cookie.getValue())) {
                    return cookie.getValue();
                }
            }
        }
        if (request.getHeader("Accept-Language") != null) {
            var locales = request.getLocales();
            while (locales.hasMoreElements()) {
                String language = locales.nextElement().getLanguage();
                if (KNOWN.contains(language)) {
                    return language;
                }
            }
        }
        return "en";
    }

    /** The language the address itself asks for, or null. */
    static String asked(HttpServletRequest request) {
        String parameter = request.getParameter("lang");
        return parameter != null && KNOWN.contains(parameter) ? parameter : null;
    }
}
