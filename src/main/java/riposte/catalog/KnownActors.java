package riposte.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import riposte.claim.Actor;
import riposte.claim.ActorType;

/**
 * Tells which of the actors of another catalogue are known here already: by an IRI, by their label, by the page of theirs
 * that the source refers to, or, for threat groups, by names that exactly one known group bears. Where these point to
 * several, nobody is joined: two actors made one by mistake would mix what is said of both.
 */
final class KnownActors {

    /** A name needs so many letters and digits to tell who is meant. */
    private static final int TELLING = 4;

    private final CommonWords common;
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, String> byIri = new HashMap<>();
    private final Map<String, String> byLabel = new HashMap<>();
    private final Bearers standard = new Bearers();
    private final Bearers imported = new Bearers();

    /**
     * @param known the actors that come with Riposte
     * @param others those of other imports, among them known ones with further names
     */
    KnownActors(List<Entry> known, List<Entry> others, CommonWords common) {
        this.common = common;
        known.forEach(entry -> add(entry, standard));
        others.forEach(entry -> add(entry, byId.containsKey(entry.id()) ? standard : imported));
    }

    private void add(Entry entry, Bearers bearers) {
        if (entry.entity() instanceof Actor actor) {
            byId.putIfAbsent(entry.id(), entry);
            entry.sameAs().forEach(iri -> byIri.putIfAbsent(AttackIds.normal(iri), entry.id()));
            byLabel.putIfAbsent(actor.type() + " " + actor.label(), entry.id());
            // What another import calls a known actor is its word, not the catalogue's.
            entry.names().stream()
                    .filter(name -> bearers == imported || name.source().equals(Name.RIPOSTE))
                    .forEach(name -> bearers.add(name, entry.id()));
        }
    }

    /** By what an actor is known. */
    enum By {
        IDENTIFIER,
        LABEL,
        PAGE,
        NAME,
        ALIAS
    }

    /**
     * Whom an actor was found to be.
     *
     * @param known the known actor it is, or null
     * @param by by what; null when it is none
     * @param candidates ids of those it may be, where that is not certain
     */
    record Verdict(Entry known, By by, List<String> candidates) {

        static final Verdict NEW = new Verdict(null, null, List.of());

        static Verdict doubtful(Set<String> candidates) {
            return new Verdict(null, null, List.copyOf(candidates));
        }

        boolean doubtful() {
            return !candidates.isEmpty();
        }
    }

    /** Who the actors of one import are, in their order. */
    List<Verdict> verdicts(List<ImportedActor> actors) {
        List<Verdict> verdicts = new ArrayList<>();
        Map<String, Integer> joined = new HashMap<>();
        for (ImportedActor actor : actors) {
            Verdict verdict = verdict(actor);
            verdicts.add(verdict);
            if (verdict.known() != null) {
                joined.merge(verdict.known().id(), 1, Integer::sum);
            }
        }
        // The source itself tells them apart, so a page or alias is no proof that both are the same known one.
        verdicts.replaceAll(verdict -> (verdict.by() == By.PAGE || verdict.by() == By.ALIAS) && joined.get(verdict.known().id()) > 1
                ? Verdict.doubtful(Set.of(verdict.known().id()))
                : verdict);
        return verdicts;
    }

    private Verdict verdict(ImportedActor actor) {
        Set<String> same = ids(actor.sameAs());
        if (!same.isEmpty()) {
            return same.size() == 1 ? join(same, By.IDENTIFIER) : Verdict.doubtful(same);
        }
        Set<String> pages = ids(actor.pages());
        String label = byLabel.get(actor.type() + " " + actor.name());
        if (label != null) {
            return pages.isEmpty() || pages.contains(label) ? join(Set.of(label), By.LABEL) : Verdict.doubtful(with(pages, label));
        }
        if (actor.type() != ActorType.THREAT_GROUP) {
            return pages.isEmpty() ? Verdict.NEW : pages.size() == 1 ? join(pages, By.PAGE) : Verdict.doubtful(pages);
        }
        Set<String> named = new TreeSet<>();
        Set<String> shared = new TreeSet<>();
        point(actor.name(), named, shared);
        String bearer = named.isEmpty() ? null : named.iterator().next();
        if (bearer == null) {
            // A name that also is a word, or that is a company's, is no proof, but no chance either.
            shared.addAll(bearers(actor.name()));
        }
        actor.aliases().forEach(alias -> point(alias.text(), named, shared));
        if (!pages.isEmpty()) {
            Set<String> all = new TreeSet<>(pages);
            all.addAll(named);
            if (all.size() == 1) {
                return join(all, By.PAGE);
            }
            return bearer != null && pages.contains(bearer) && named.size() == 1 ? join(named, By.NAME) : Verdict.doubtful(all);
        }
        if (named.size() == 1 && (bearer != null || !bearerOfOther(actor.name(), named))) {
            return join(named, bearer != null ? By.NAME : By.ALIAS);
        }
        named.addAll(shared);
        return named.isEmpty() ? Verdict.NEW : Verdict.doubtful(named);
    }

    /** Whether a name is borne by somebody who is not among the given. */
    private boolean bearerOfOther(String name, Set<String> ids) {
        return !ids.containsAll(bearers(name));
    }

    private Verdict join(Set<String> one, By by) {
        return new Verdict(byId.get(one.iterator().next()), by, List.of());
    }

    private static Set<String> with(Set<String> ids, String id) {
        Set<String> all = new TreeSet<>(ids);
        all.add(id);
        return all;
    }

    private Set<String> ids(List<String> iris) {
        Set<String> ids = new TreeSet<>();
        iris.forEach(iri -> {
            String id = byIri.get(AttackIds.normal(iri));
            if (id != null) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Adds the one threat group that bears a telling name to the first set, or the several that do to the second. */
    private void point(String name, Set<String> named, Set<String> shared) {
        String key = key(name);
        if (key.length() < TELLING || key.chars().allMatch(Character::isDigit) || common.has(name)) {
            return;
        }
        Set<String> bearers = bearers(name);
        boolean groups = bearers.stream().allMatch(id -> ((Actor) byId.get(id).entity()).type() == ActorType.THREAT_GROUP);
        if (bearers.size() == 1 && groups && !standard.unsure.contains(key) && !imported.unsure.contains(key)) {
            named.addAll(bearers);
        } else if (groups) {
            shared.addAll(bearers);
        }
    }

    /** Who bears a name: actors that come with Riposte, else those of other imports. */
    private Set<String> bearers(String name) {
        String key = key(name);
        Set<String> own = standard.ids.getOrDefault(key, Set.of());
        return own.isEmpty() ? imported.ids.getOrDefault(key, Set.of()) : own;
    }

    /** Letters and digits alone: catalogues write "APT 41", "APT-41" and "APT41", "Wicked Panda" and "WICKED PANDA". */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "");
    }

    private static final class Bearers {

        private final Map<String, Set<String>> ids = new HashMap<>();
        private final Set<String> unsure = new TreeSet<>();

        void add(Name name, String id) {
            String key = key(name.text());
            ids.computeIfAbsent(key, k -> new TreeSet<>()).add(id);
            if (name.needsCue()) {
                unsure.add(key);
            }
        }
    }
}
