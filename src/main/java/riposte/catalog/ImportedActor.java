package riposte.catalog;

import java.util.List;
import java.util.Objects;
import riposte.claim.ActorType;

/**
 * An actor as another catalogue has it, before it is told apart from the ones known here.
 *
 * @param name the name it goes by there
 * @param type what kind of thing it is
 * @param aliases other names, each with who coined it where that is said
 * @param country ISO 3166-1 alpha-2 code of the state it belongs to (a body) or is said to act for (a threat group); null
 *     when none is named
 * @param countryConfidence how sure the source is of that, from 0 to 100; -1 when it does not say
 * @param sameAs IRIs that name the same actor elsewhere: an identity, not a page about it
 * @param pages IRIs of actors elsewhere that the source mentions as a reference: most likely this one, but not surely
 */
public record ImportedActor(
        String name,
        ActorType type,
        List<Alias> aliases,
        String country,
        int countryConfidence,
        List<String> sameAs,
        List<String> pages) {

    /** One of whose pages the source says nothing. */
    public ImportedActor(
            String name, ActorType type, List<Alias> aliases, String country, int countryConfidence, List<String> sameAs) {
        this(name, type, aliases, country, countryConfidence, sameAs, List.of());
    }

    /**
     * Another name of an actor.
     *
     * @param lang two-letter code of the language it is used in, or null for all
     * @param coinedBy who uses or coined it, or null when the source does not say
     * @param confidence how sure the source is that it is the same actor, from 0 to 100; -1 when it does not say
     */
    public record Alias(String text, String lang, String coinedBy, int confidence) {

        public Alias {
            Objects.requireNonNull(text);
        }
    }

    public ImportedActor {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        aliases = List.copyOf(aliases);
        sameAs = List.copyOf(sameAs);
        pages = List.copyOf(pages);
        if (name.isBlank()) {
            throw new IllegalArgumentException("an actor has no name");
        }
    }
}
