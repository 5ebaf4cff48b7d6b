package riposte.web.review;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import riposte.rdf.Iris;
import riposte.web.data.GraphIndex;

/** Leads from the addresses of an actor or incident that was merged into another to those of the other (301). */
@Component
final class MergedThings implements HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern ADDRESS = Pattern.compile("/((?:actor|incident)/[^./]+)(\\.\\w+)?");

    private final GraphIndex index;
    private final Iris iris;

    MergedThings(GraphIndex index, Iris iris) {
        this.index = index;
        this.iris = iris;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/actor/*", "/incident/*");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Matcher address = ADDRESS.matcher(request.getRequestURI());
        String into = address.matches() ? index.current().replacedBy(iris.base() + address.group(1)) : null;
        if (into == null || !into.startsWith(iris.base())) {
            return true;
        }
        String ending = address.group(2) == null ? "" : address.group(2);
        response.setStatus(301);
        // An undo takes it back: nobody is to remember it.
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Location", "/" + into.substring(iris.base().length()) + ending);
        return false;
    }
}
