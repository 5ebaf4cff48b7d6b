package riposte.rdf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.TemporalAccessor;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import riposte.article.Article;
import riposte.claim.Actor;
import riposte.claim.Claim;
import riposte.claim.Entity;
import riposte.claim.Evidence;
import riposte.claim.Incident;

/**
 * The IRIs of the graph's things: deterministic, from content alone, readable, and each in the document that its part
 * before {@code #} names.
 *
 * <table>
 * <caption>Below the base, by default {@code http://localhost:8080/}</caption>
 * <tr><td>{@code actor/china}</td><td>an actor of the catalogue</td></tr>
 * <tr><td>{@code actor/acme-corp-3fa2c1}</td><td>an actor found in texts alone: its id, and a digest of its class and
 * labels</td></tr>
 * <tr><td>{@code actor/unnamed-hackers-russia}</td><td>those whom texts only describe, by kind and state</td></tr>
 * <tr><td>{@code incident/…}</td><td>incidents, likewise</td></tr>
 * <tr><td>{@code article/0123456789abcdef}</td><td>an article, and the graph of what was read from it</td></tr>
 * <tr><td>{@code article/…#char=321,560}</td><td>a passage of it, in the form of RFC 5147: offsets in characters</td></tr>
 * <tr><td>{@code article/…#extraction}</td><td>the reading of it</td></tr>
 * <tr><td>{@code claim/…}</td><td>a claim</td></tr>
 * <tr><td>{@code statement/…}</td><td>what several claims report alike: a digest of their facts</td></tr>
 * <tr><td>{@code hidden/0123456789abcdef}</td><td>the graph of the article's claims that are not shown</td></tr>
 * <tr><td>{@code review/…}</td><td>a decision, and its graph</td></tr>
 * <tr><td>{@code reviewer/…}</td><td>who makes decisions</td></tr>
 * <tr><td>{@code catalog}, {@code ontology}, {@code .well-known/void}</td><td>the other named graphs</td></tr>
 * <tr><td>{@code proposed}</td><td>the graph of proposed incidents</td></tr>
 * <tr><td>{@code default}</td><td>the graph of what others write over HTTP without naming one</td></tr>
 * </table>
 */
public final class Iris {

    /** The base of the embedded default, where every IRI opens in a browser on the same machine. */
    public static final String DEFAULT_BASE = "http://localhost:8080/";

    private static final String ARTICLE = "article/";
    private static final String HIDDEN = "hidden/";
    private static final Iris LOCAL = new Iris(DEFAULT_BASE);

    private final String base;

    /**
     * @param base an absolute {@code http} or {@code https} IRI without query or fragment; a slash is added at its end
     * @throws IllegalArgumentException when it is not such an IRI
     */
    public Iris(String base) {
        String slashed = base.endsWith("/") ? base : base + "/";
        if (slashed.indexOf('#') >= 0
                || slashed.indexOf('?') >= 0
                || !external(slashed).filter(slashed::equals).isPresent()) {
            throw new IllegalArgumentException("'" + base + "' cannot be the base of IRIs: it must be an absolute http"
                    + " or https IRI without query or fragment, such as " + DEFAULT_BASE);
        }
        this.base = slashed;
    }

    /** The IRIs below {@link #DEFAULT_BASE}. */
    public static Iris local() {
        return LOCAL;
    }

    /** What every IRI starts with; ends in a slash. */
    public String base() {
        return base;
    }

    /** The IRI of an actor or incident. */
    public String entity(Entity entity) {
        String room = entity instanceof Actor ? "actor/" : "incident/";
        String id = segment(entity.id());
        boolean told = entity.known() || entity instanceof Actor actor && actor.unnamed();
        return base + room + (told ? id : id + "-" + digest(entity));
    }

    /** The IRI of the catalogue's actor of that id. */
    public String actor(String id) {
        return base + "actor/" + segment(id);
    }

    /** The IRI of the catalogue's incident of that id. */
    public String incident(String id) {
        return base + "incident/" + segment(id);
    }

    /** The IRI of an article, which is also the name of its graph. */
    public String article(Article article) {
        return article(article.key());
    }

    /** The IRI of the article of that {@link Article#key()}. */
    public String article(String key) {
        return base + ARTICLE + segment(key);
    }

    /** The IRI of a claim. */
    public String claim(Claim claim) {
        return claim(claim.id());
    }

    /** The IRI of the claim of that id. */
    public String claim(String id) {
        return base + "claim/" + segment(id);
    }

    /** The IRI of what claims with the same facts report; a digest of these, in this order, is the last part of it. */
    String statement(List<String> facts) {
        return base + "statement/" + digest(String.join("\n", facts));
    }

    /** The IRI of the statement of that id. */
    public String statement(String id) {
        return base + "statement/" + segment(id);
    }

    /** The IRI of a passage of an article. Claims of the same sentence share it. */
    public String passage(Article article, Evidence evidence) {
        int start = article.text().codePointCount(0, evidence.start());
        int end = start + article.text().codePointCount(evidence.start(), evidence.end());
        return article(article) + "#char=" + start + "," + end;
    }

    /** The IRI of the reading of an article. */
    public String extraction(Article article) {
        return article(article) + "#extraction";
    }

    /** The graph of the claims of the article of that {@link Article#key()} that are not shown. */
    public String hidden(String key) {
        return base + HIDDEN + segment(key);
    }

    /** The IRI of the decision of that id, which is also the name of its graph. */
    public String review(String id) {
        return base + "review/" + segment(id);
    }

    /** The passage that a decision quotes, where the newest text of the article does not have it at that place. */
    public String reviewedPassage(String id) {
        return review(id) + "#passage";
    }

    /** The IRI of the person of that name who makes decisions. */
    public String reviewer(String name) {
        return base + "reviewer/" + segment(name);
    }

    /** The graph of the actors and incidents known. */
    public String catalogGraph() {
        return base + "catalog";
    }

    /** The graph of the ontology and the event schemes. */
    public String ontologyGraph() {
        return base + "ontology";
    }

    /** The graph of the dataset description, and the document that shows it. */
    public String datasetGraph() {
        return base + ".well-known/void";
    }

    /** The graph of the incidents that are proposed from what several articles say alike. */
    public String proposedGraph() {
        return base + "proposed";
    }

    /** The graph that takes what is written over HTTP without naming one. */
    public String defaultGraph() {
        return base + "default";
    }

    /** The dataset itself. */
    public String dataset() {
        return datasetGraph() + "#dataset";
    }

    /** Whether that is the name of an article's graph. */
    public boolean isArticleGraph(String graph) {
        return graph.startsWith(base + ARTICLE);
    }

    /** Whether that is the name of a graph of claims that are not shown. */
    public boolean isHiddenGraph(String graph) {
        return graph.startsWith(base + HIDDEN);
    }

    /** The {@link Article#key()} in the name of an article's graph, or of the graph of its hidden claims. */
    public String key(String graph) {
        return graph.substring(base.length() + (isHiddenGraph(graph) ? HIDDEN : ARTICLE).length());
    }

    /** An IRI without the base, such as {@code actor/norvik}; as it is when it is not below the base. */
    public String path(String iri) {
        return iri.startsWith(base) ? iri.substring(base.length()) : iri;
    }

    /** The last part of an IRI, such as {@code norvik}. */
    public static String id(String iri) {
        return iri.substring(iri.lastIndexOf('/') + 1);
    }

    /** 16 hexadecimal digits over a text, for ids that follow from what they stand for. */
    public static String digest(String content) {
        return digest(content, 8);
    }

    /**
     * The IRI for an address found in a page or given by a user: characters that no IRI may hold are percent-encoded.
     * Empty when it is not an {@code http} or {@code https} address with a host.
     */
    public static Optional<String> external(String address) {
        String trimmed = address.strip();
        String lower = trimmed.substring(0, Math.min(8, trimmed.length())).toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            return Optional.empty();
        }
        int authority = trimmed.indexOf("://") + 3;
        int path = authority;
        while (path < trimmed.length() && "/?#".indexOf(trimmed.charAt(path)) < 0) {
            path++;
        }
        StringBuilder iri = new StringBuilder(trimmed.length() + 16);
        iri.append(lower, 0, authority).append(trimmed, authority, path);
        boolean fragment = false;
        for (int i = path; i < trimmed.length(); ) {
            int c = trimmed.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c == '#' && !fragment) {
                fragment = true;
                iri.append('#');
            } else if (c == '%' ? isEscape(trimmed, i) : isIriCharacter(c)) {
                iri.appendCodePoint(c);
            } else {
                escape(c, iri);
            }
            i = next;
        }
        try {
            IRIx parsed = IRIx.create(iri.toString());
            return parsed.isReference() && path > authority && !parsed.hasViolations()
                    ? Optional.of(iri.toString())
                    : Optional.empty();
        } catch (IRIException e) {
            return Optional.empty();
        }
    }

    private static String segment(String id) {
        StringBuilder segment = null;
        for (int i = 0; i < id.length(); ) {
            int c = id.codePointAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c >= 'A' && c <= 'Z' || c == '_';
            if (!plain && segment == null) {
                segment = new StringBuilder(id.substring(0, i));
            }
            if (segment != null) {
                if (plain) {
                    segment.appendCodePoint(c);
                } else {
                    escape(c, segment);
                }
            }
            i += Character.charCount(c);
        }
        return segment == null ? id : segment.toString();
    }

    private static boolean isEscape(String text, int percent) {
        return percent + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(percent + 1))
                && HexFormat.isHexDigit(text.charAt(percent + 2));
    }

    /** RFC 3987, {@code iunreserved}, {@code sub-delims} and the delimiters of path, query and fragment. */
    private static boolean isIriCharacter(int c) {
        if (c < 0x80) {
            return c > ' ' && c != 0x7f && "<>\"{}|\\^`[]#%".indexOf(c) < 0;
        }
        if (c >= 0xa0 && c <= 0xd7ff) {
            return !(c >= 0x200e && c <= 0x200f) && !(c >= 0x2028 && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069)
                    && !Character.isSpaceChar(c);
        }
        return c >= 0xf900 && c <= 0xfdcf
                || c >= 0xfdf0 && c <= 0xffef
                || c >= 0x10000 && c < 0xe0000 && (c & 0xffff) < 0xfffe;
    }

    private static void escape(int c, StringBuilder into) {
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        String character = surrogate ? "\uFFFD" : Character.toString(c);
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            into.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
    }

    /**
     * Six hexadecimal digits over class, date and labels. A single name counts without its language, so that the same
     * name in articles of two languages is one actor.
     */
    private static String digest(Entity entity) {
        StringBuilder content = new StringBuilder();
        if (entity instanceof Actor actor) {
            content.append(actor.type().ontologyClass());
        } else if (entity instanceof Incident incident) {
            TemporalAccessor date = incident.date();
            content.append("Incident\n").append(date == null ? "" : date);
        }
        Map<String, String> labels = Literals.labels(entity);
        if (new HashSet<>(labels.values()).size() == 1) {
            content.append('\n').append(labels.values().iterator().next());
        } else {
            labels.forEach((lang, label) -> content.append('\n').append(lang).append('\t').append(label));
        }
        return digest(content.toString(), 3);
    }

    private static String digest(String content, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
