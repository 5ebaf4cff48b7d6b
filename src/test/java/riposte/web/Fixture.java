package riposte.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.ActorType;
import riposte.claim.Claim;
import riposte.claim.ClaimType;
import riposte.claim.Entity;
import riposte.claim.Evidence;
import riposte.claim.Incident;
import riposte.claim.Participant;
import riposte.rdf.ArticleClaims;
import riposte.rdf.CatalogEntry;
import riposte.store.ClaimStore;
import riposte.web.data.GraphIndex;

/** A small graph of invented disputes, made of real claims by the classes that make all graphs. */
public final class Fixture {

    /** Markup and script in every place that text of an article can reach. */
    public static final String HOSTILE = "<script>document.title='owned'</script><img src=x onerror=alert(1)>\"'&amp;";

    public static final Actor ARDENIA = actor("ardenia", ActorType.STATE, "Ardenia", "Ardénie", null);
    public static final Actor BOREALIA = actor("borealia", ActorType.STATE, "Borealia", "Boréalie", null);
    public static final Actor CORVANIA = actor("corvania", ActorType.STATE, "Corvania", "Corvanie", null);
    public static final Actor EMBASSY = actor(
            "borealian-embassy", ActorType.GOVERNMENT_BODY, "Borealian embassy", "ambassade de Boréalie", "borealia");
    public static final Actor GROUP =
            actor("grey-heron", ActorType.THREAT_GROUP, "Grey Heron", "Héron gris", "borealia");
    public static final Incident HARBOUR = new Incident(
            "harbour-mail-2023",
            Map.of("en", "Harbour mail breach", "fr", "Piratage du courrier portuaire"),
            LocalDate.of(2023, 3, 2),
            true);
    public static final Incident PUMPS =
            new Incident("pumps-2024", Map.of("en", "Attack on the pumps", "fr", "Attaque des pompes"), null, true);

    private Fixture() {}

    private static Actor actor(String id, ActorType type, String en, String fr, String actsFor) {
        return new Actor(id, type, Map.of("en", en, "fr", fr), actsFor, true);
    }

    private static Participant of(String mention, Actor actor, Actor principal) {
        return new Participant(mention, actor, principal);
    }

    private static Claim claim(
            String id,
            ClaimType type,
            Participant speaker,
            Participant target,
            Incident about,
            List<Entity> cites,
            boolean hedged,
            List<String> quotes,
            Evidence evidence,
            String rejects,
            String answers) {
        return new Claim(
                id, type, speaker, target, about, null, cites, hedged, true, null, quotes, evidence, rejects, answers,
                0.9, "frame");
    }

    private static Evidence at(String text, String sentence) {
        int start = text.indexOf(sentence);
        return new Evidence(sentence, start, start + sentence.length());
    }

    /** The claims of the graph, with their articles. */
    public static List<ArticleClaims> readings() {
        String accusing = "Ardenia said on Thursday that Borealia was probably behind the breach of the harbour mail.";
        String denying = "\u201cA fairy tale,\u201d the Borealian embassy answered, rejecting the charge.";
        String striking = "It accused Ardenia in turn of reading its ministers' letters.";
        String first = "The port closed for a day.\n" + accusing + "\n" + denying + " " + striking + "\nShips waited.";
        Participant ardenia = of("Ardenia", ARDENIA, ARDENIA);
        Participant borealia = of("Borealia", BOREALIA, BOREALIA);
        Participant embassy = of("the Borealian embassy", EMBASSY, BOREALIA);
        List<ArticleClaims> readings = new ArrayList<>();
        readings.add(new ArticleClaims(
                new Article(
                        "harbour",
                        "https://news.example/harbour",
                        "Two states trade blame over harbour mail",
                        "The Example Courier",
                        LocalDate.of(2023, 4, 6),
                        null,
                        "en",
                        first),
                List.of(
                        claim(
                                "aaaa000000000001",
                                ClaimType.ACCUSATION,
                                ardenia,
                                borealia,
                                HARBOUR,
                                List.of(),
                                true,
                                List.of(),
                                at(first, accusing),
                                null,
                                null),
                        claim(
                                "aaaa000000000002",
                                ClaimType.DENIAL,
                                embassy,
                                ardenia,
                                HARBOUR,
                                List.of(),
                                false,
                                List.of("A fairy tale,"),
                                at(first, denying),
                                "aaaa000000000001",
                                null),
                        claim(
                                "aaaa000000000003",
                                ClaimType.ACCUSATION,
                                embassy,
                                ardenia,
                                null,
                                List.of(PUMPS, GROUP),
                                false,
                                List.of(),
                                at(first, striking),
                                null,
                                "aaaa000000000001"))));
        String french = "La Corvanie accuse le groupe Héron gris d'avoir arrêté ses pompes.";
        readings.add(new ArticleClaims(
                new Article(
                        "pompes",
                        "https://presse.example/pompes",
                        "La Corvanie montre du doigt un groupe",
                        "Le Courrier d'exemple",
                        LocalDate.of(2024, 1, 15),
                        null,
                        "fr",
                        french + "\nPersonne n'a répondu."),
                List.of(claim(
                        "bbbb000000000001",
                        ClaimType.ACCUSATION,
                        of("La Corvanie", CORVANIA, CORVANIA),
                        of("Héron gris", GROUP, BOREALIA),
                        PUMPS,
                        List.of(),
                        false,
                        List.of(),
                        at(french, french),
                        null,
                        null))));
        String evil = "Corvania blames " + HOSTILE + " for " + HOSTILE + ".";
        Actor unknown = new Actor("script", ActorType.ORGANIZATION, Map.of("en", HOSTILE), null, false);
        readings.add(new ArticleClaims(
                new Article(
                        "evil",
                        "https://evil.example/?q=%3Cscript%3E",
                        "Title " + HOSTILE,
                        "Medium " + HOSTILE,
                        LocalDate.of(2024, 2, 1),
                        null,
                        "en",
                        evil + "\n</script><script>alert(2)</script>"),
                List.of(claim(
                        "cccc000000000001",
                        ClaimType.ACCUSATION,
                        of("Corvania", CORVANIA, CORVANIA),
                        of(HOSTILE, unknown, unknown),
                        null,
                        List.of(),
                        false,
                        List.of(HOSTILE),
                        at(evil, evil),
                        null,
                        null))));
        readings.add(new ArticleClaims(
                new Article("quiet", null, "Nothing happened", null, null, null, "en", "A calm day at sea."),
                List.of()));
        return readings;
    }

    /** The entries of the catalogue that the claims speak of. */
    public static List<CatalogEntry> catalog() {
        return List.of(
                CatalogEntry.of(ARDENIA),
                CatalogEntry.of(BOREALIA),
                CatalogEntry.of(CORVANIA),
                CatalogEntry.of(EMBASSY),
                new CatalogEntry(
                        GROUP,
                        Map.of("en", List.of("APT-H", "Wading Bird")),
                        List.of("https://kb.example/heron"),
                        List.of("https://blog.example/heron")),
                CatalogEntry.of(HARBOUR),
                CatalogEntry.of(PUMPS));
    }

    /** Writes the graph, as reading articles does. */
    public static void load(ClaimStore store) {
        store.refresh(catalog());
        store.replace(readings().stream());
        store.describe();
    }

    /** Writes the graph into a running server's store, and waits until its pages show it. */
    public static void load(TestServer server) {
        load(server.context().getBean(ClaimStore.class));
        server.context().getBean(GraphIndex.class).refresh();
    }

    /** Fills the store of a directory, to look at the pages. */
    public static void main(String... args) {
        TestServer server = TestServer.start(java.nio.file.Path.of(args[0]));
        load(server);
        server.close();
    }
}
