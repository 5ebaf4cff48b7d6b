package riposte.web.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The words of the pages. The name of a class that there is no word for, from the data or from the address, stands for
 * itself; any other word that is missing shows as {@code ??key??}, where a test finds it.
 */
@Configuration(proxyBeanMethods = false)
class Words {

    private static final List<String> OF_TYPES = List.of("type.", "graph.verb.", "graph.passive.");

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource() {
            @Override
            protected String getDefaultMessage(String code) {
                return OF_TYPES.stream()
                        .filter(code::startsWith)
                        .map(prefix -> code.substring(prefix.length()))
                        .findFirst()
                        .orElse(null);
            }
        };
        words.setBasenames("messages", "explore", "review", "articles", "sources");
        words.setDefaultEncoding(StandardCharsets.UTF_8.name());
        words.setFallbackToSystemLocale(false);
        return words;
    }
}
