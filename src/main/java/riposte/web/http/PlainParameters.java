package riposte.web.http;

import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Parameters are looked at where they are read; none has an annotation of Bean Validation, whose validator, on the class path for the
 * sake of its annotations, would take a good part of the start.
 */
@Component
class PlainParameters implements WebMvcConfigurer {

    @Override
    public Validator getValidator() {
        return new Validator() {

            @Override
            public boolean supports(Class<?> type) {
                return false;
            }

            @Override
            public void validate(Object target, Errors errors) {
                throw new UnsupportedOperationException("nothing is validated");
            }
        };
    }
}
