package riposte.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import riposte.rdf.Iris;

/** Where the graph's IRIs begin. */
final class BaseOption {

    @Option(
            names = "--base",
            paramLabel = "IRI",
            defaultValue = Iris.DEFAULT_BASE,
            converter = Base.class,
            description = "what the IRIs of actors, incidents, articles and claims begin with; by default "
                    + "${DEFAULT-VALUE}")
    private Iris iris;

    Iris iris() {
        return iris;
    }

    /** An absolute IRI that ends in a slash. */
    static final class Base implements ITypeConverter<Iris> {
        @Override
        public Iris convert(String value) {
            try {
                return new Iris(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
