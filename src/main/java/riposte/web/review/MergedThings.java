package riposte.web.review;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Leads from the addresses of an actor or incident that was merged into another to those of the other (301). */
@Component
final class MergedThings implements HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern ADDRESS = Pattern.compile("/((?:actor|incident)/[^./]+)(\\.\\w+)?");

    private final Reviews reviews;

    MergedThings(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/actor/*", "/incident/*");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Matcher address = ADDRESS.matcher(request.getRequestURI());
        String into = address.matches() ? reviews.mergedInto(address.group(1)) : null;
        if (into == null) {
            return true;
        }
        String ending = address.group(2) == null ? "" : address.group(2);
        response.setStatus(301);
        // An undo takes it back: nobody is to remember it.
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Location", "/" + into + ending);
        return false;
    }
}
