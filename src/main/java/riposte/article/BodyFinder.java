package riposte.article;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Finds the body of an article in a page. The page is cut into blocks, runs of text that a browser would show as one
 * paragraph; each block is weighed by its length and its share of links; the body is the element that authors mark as
 * such or, failing that, the smallest one that holds most of the weight; what inside it is no text of the article goes
 * by the words of its class and id, by its links and by its wording. Every step is linear in the size of the page.
 */
final class BodyFinder {

    private static final Set<String> DROPPED = Set.of(
            "script", "style", "noscript", "template", "svg", "math", "canvas", "iframe", "object", "embed", "video",
            "audio", "map", "button", "input", "select", "textarea", "option", "nav", "footer", "aside", "figure",
            "figcaption", "picture", "dialog", "menu", "head", "link", "meta", "title");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
            "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");
    private static final Set<String> NEVER_PRUNED = Set.of("body", "html", "article", "main");

    /** Words of a class or id that name parts of a page beside the article. */
    private static final Set<String> BESIDE = Set.of(
            "sidebar", "related", "recommended", "recommendations", "recirc", "recirculation", "promo", "promos",
            "promotion", "newsletter", "newsletters", "subscribe", "subscription", "signup", "share", "sharing",
            "sharedaddy", "social", "breadcrumb", "breadcrumbs", "pagination", "pager", "navigation", "nav", "navbar",
            "menu", "footer", "masthead", "cookie", "cookies", "consent", "gdpr", "banner", "advert", "advertisement",
            "advertising", "ad", "ads", "adsbygoogle", "sponsor", "sponsored", "taboola", "outbrain", "popular",
            "trending", "caption", "captions", "credit", "credits", "byline", "bylines", "author", "authors", "bio",
            "tags", "widget", "popup", "modal", "tooltip", "rating", "ratings", "toolbar", "gallery", "slideshow",
            "carousel", "readmore", "hidden", "login", "register", "disclaimer", "copyright", "timestamp", "dateline",
            "comments", "comment", "disqus", "respond", "reply", "replies", "mostread", "teaser", "teasers", "rollover",
            "hovercard", "popover", "latest", "ticker", "marquee", "breaking", "prev", "next",
            "addtoany", "sharethis", "addthis", "rail", "infobox", "factbox", "print", "dropdown", "submenu", "search");
    private static final Set<String> COMMENTS =
            Set.of("comments", "comment", "disqus", "respond", "reply", "replies", "commentlist");
    private static final Pattern MARKED_BODY = Pattern.compile(
            "(?:article|story|post|entry|news|content|page|blog)-?(?:body|content|text|copy)(?:-(?:text|content|copy|inner))?"
                    + "|body-?(?:text|copy|content)|articlebody|storytext|main-?(?:content|text)|article-?(?:main|page)");
    private static final Pattern LEAD_IN = Pattern.compile(
            "^\\W*(?:read (?:more|also|next|the full)|also read|see also|related|more (?:on|from)|click here|watch( now|:)|"
                    + "lire aussi|[aà] lire|lire la suite|voir aussi|lesen sie|mehr zum|lea tamb|leer m|leia|veja tamb|"
                    + "advertisement|publicidad|anzeige|publicit|share this|follow us|sign up|subscribe|photo|image|"
                    + "copyright|©|all rights reserved|getty|file photo|loading|continue reading|story continues|"
                    + "next up|recommended)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private BodyFinder() {}

    /** The lines of the article's body, in order; empty when the page has none. */
    static List<String> find(Document page, String title) {
        List<String> lines = new Pass(page, title, true).lines();
        return lines;
    }

    /** One line of the page's text as a browser would break it. */
    private record Block(Element owner, String text, int linkLength) {

        double linkDensity() {
            return (double) linkLength / text.length();
        }

        double weight() {
            int own = text.length() - linkLength;
            return own < 25 || linkDensity() > 0.5 ? 0 : own;
        }
    }

    private static final class Pass {
        private final Element body;
        private final String title;
        private final boolean strict;
        private final Map<Element, Double> weights = new IdentityHashMap<>();
        private final Map<Element, String> names = new IdentityHashMap<>();
        private final Set<Element> dropped = Collections.newSetFromMap(new IdentityHashMap<>());
        private double total;

        Pass(Document page, String title, boolean strict) {
            this.body = page.body();
            this.title = title;
            this.strict = strict;
        }

        List<String> lines() {
            prune();
            List<Element> roots = roots();
            List<String> lines = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (Element root : roots) {
                for (Block block : blocks(root)) {
                    if (isText(block) && (block.text.length() < 120 || seen.add(block.text))) {
                        lines.add(block.text);
                    }
                }
            }
            return lines;
        }

        // ---- pruning

        private void prune() {
            for (Element e : elements(body, e -> !DROPPED.contains(e.normalName()) && !isHidden(e))) {
                names.put(e, names(e));
            }
            weigh();
            Set<Element> holders = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Map.Entry<Element, String> e : names.entrySet()) {
                if (isMarkedBody(e.getKey(), e.getValue()) && weight(e.getKey()) > 0.3 * total) {
                    for (Element up = e.getKey(); up != null && holders.add(up); up = up.parent()) {}
                }
            }
            for (Map.Entry<Element, String> e : names.entrySet()) {
                if (!NEVER_PRUNED.contains(e.getKey().normalName()) && !holders.contains(e.getKey())
                        && isBeside(e.getKey(), e.getValue())) {
                    dropped.add(e.getKey());
                }
            }
            weigh();
        }

        private boolean isBeside(Element e, String name) {
            boolean comments = false;
            boolean beside = false;
            boolean embed = name.contains("embed") && e.selectFirst("blockquote") != null;
            for (String word : name.split("[ -]")) {
                for (String part : word.split("~")) {
                    if (part.length() > 3 || part.length() == word.length()) {
                        comments |= COMMENTS.contains(part);
                        beside |= BESIDE.contains(part) && !embed;
                    }
                }
            }
            return comments || beside && weight(e) < 0.4 * total;
        }

        /** Class, id and role in lower case, words within one name joined by hyphens. */
        private static String names(Element e) {
            StringBuilder out = new StringBuilder();
            for (String key : new String[] {"class", "id", "role", "itemprop", "data-component", "data-module", "data-testid"}) {
                String value = e.attr(key);
                if (value.isEmpty() || value.length() > 500) {
                    continue;
                }
                out.append(' ');
                for (int i = 0; i < value.length(); i++) {
                    char c = value.charAt(i);
                    if (Character.isWhitespace(c)) {
                        out.append(' ');
                    } else if (!Character.isLetterOrDigit(c)) {
                        out.append('-');
                    } else {
                        if (Character.isUpperCase(c) && i > 0 && Character.isLowerCase(value.charAt(i - 1))) {
                            out.append('~');
                        }
                        out.append(Character.toLowerCase(c));
                    }
                }
            }
            return out.toString().replaceAll("-{2,}", "-");
        }

        private static boolean isMarkedBody(Element e, String name) {
            if (name.isEmpty()) {
                return false;
            }
            for (String one : name.replace('~', '-').split(" ")) {
                if (MARKED_BODY.matcher(one).find()) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isHidden(Element e) {
            if (e.hasAttr("hidden") || e.attr("aria-hidden").equals("true")) {
                return true;
            }
            String style = e.attr("style");
            return !style.isEmpty() && style.length() < 1000
                    && style.toLowerCase(Locale.ROOT).replace(" ", "").contains("display:none");
        }

        // ---- weights

        private void weigh() {
            weights.clear();
            List<Block> all = blocks(body);
            for (Block block : all) {
                if (block.weight() > 0) {
                    weights.merge(block.owner, block.weight(), Double::sum);
                }
            }
            List<Element> order = elements(body, e -> !isDropped(e));
            for (int i = order.size() - 1; i > 0; i--) {
                Double w = weights.get(order.get(i));
                if (w != null) {
                    weights.merge(order.get(i).parent(), w, Double::sum);
                }
            }
            total = weight(body);
        }

        private double weight(Element e) {
            return weights.getOrDefault(e, 0.0);
        }

        private boolean isDropped(Element e) {
            return DROPPED.contains(e.normalName()) || dropped.contains(e) || isHidden(e);
        }

        // ---- root

        private List<Element> roots() {
            Element best = null;
            double bestScore = 0;
            for (Element e : elements(body, x -> !isDropped(x))) {
                double w = weight(e);
                if (w < 0.3 * total || w < 1) {
                    continue;
                }
                double mark = markOf(e);
                double score = mark * w;
                if (mark > 0 && score >= bestScore) {
                    best = e;
                    bestScore = score;
                }
            }
            Element at = best == null ? body : best;
            return List.of(descend(at, best == null ? 0.7 : 0.9));
        }

        private double markOf(Element e) {
            if (e.attr("itemprop").contains("articleBody")) {
                return 1.5;
            }
            if (isMarkedBody(e, names.getOrDefault(e, ""))) {
                return 1.2;
            }
            if (e.normalName().equals("article")) {
                return 1.1;
            }
            return e.normalName().equals("main") || e.attr("role").equals("main") ? 1.0 : 0;
        }

        private Element descend(Element from, double share) {
            Element at = from;
            while (true) {
                Element next = null;
                for (Element child : at.children()) {
                    if (!isDropped(child) && weight(child) >= share * weight(at) && weight(child) > 0
                            && !INLINE.contains(child.normalName()) && !child.normalName().equals("p")) {
                        next = child;
                    }
                }
                if (next == null) {
                    return at;
                }
                at = next;
            }
        }

        // ---- blocks

        private boolean isText(Block block) {
            String text = block.text;
            if (block.owner.normalName().equals("h1")) {
                return false;
            }
            if (block.linkDensity() > 0.7) {
                return false;
            }
            if (text.equals(title)) {
                return false;
            }
            return text.length() > 200 || !LEAD_IN.matcher(text).matches() || block.linkLength == 0 && text.length() > 100;
        }

        private List<Block> blocks(Element root) {
            List<Block> out = new ArrayList<>();
            Cutter cutter = new Cutter(root, out);
            root.traverse(cutter);
            cutter.flush();
            return out;
        }

        private List<Element> elements(Element root, java.util.function.Predicate<Element> enter) {
            List<Element> out = new ArrayList<>();
            Deque<Element> stack = new ArrayDeque<>();
            stack.push(root);
            while (!stack.isEmpty()) {
                Element e = stack.pop();
                out.add(e);
                for (Element child = e.lastElementChild(); child != null; child = child.previousElementSibling()) {
                    if (enter.test(child)) {
                        stack.push(child);
                    }
                }
            }
            return out;
        }

        /** Whether an element is the cell of a table of data, whose row is one line. */
        private static boolean isCell(Element e) {
            if (!e.normalName().equals("td") && !e.normalName().equals("th")) {
                return false;
            }
            for (Element child : e.children()) {
                if (!INLINE.contains(child.normalName())) {
                    return false;
                }
            }
            return true;
        }

        private final class Cutter implements NodeVisitor {
            private final Element root;
            private final List<Block> out;
            private final StringBuilder text = new StringBuilder();
            private int linkLength;
            private int links;
            private Node skipped;
            private Element owner;

            Cutter(Element root, List<Block> out) {
                this.root = root;
                this.out = out;
                this.owner = root;
            }

            @Override
            public void head(Node node, int depth) {
                if (skipped != null) {
                    return;
                }
                if (node instanceof TextNode t) {
                    append(t.getWholeText());
                } else if (node instanceof Element e) {
                    if (node != root && isDropped(e)) {
                        skipped = node;
                        if (!INLINE.contains(e.normalName())) {
                            flush();
                        }
                    } else if (e.normalName().equals("br")) {
                        flush();
                    } else if (e.normalName().equals("a")) {
                        links++;
                    } else if (isCell(e)) {
                        append(" ");
                    } else if (!INLINE.contains(e.normalName())) {
                        flush();
                        owner = e;
                    }
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (skipped != null) {
                    if (skipped == node) {
                        skipped = null;
                    }
                    return;
                }
                if (node instanceof Element e) {
                    if (e.normalName().equals("a")) {
                        links--;
                    } else if (isCell(e)) {
                        append(" ");
                    } else if (!INLINE.contains(e.normalName()) && !e.normalName().equals("br")) {
                        flush();
                        owner = node == root ? root : e.parent();
                    }
                }
            }

            private void append(String s) {
                for (int i = 0; i < s.length(); i++) {
                    char c = s.charAt(i);
                    if (c == '\u200b' || c == '\u00ad' || c == '\ufeff') {
                        continue;
                    }
                    boolean space = Character.isWhitespace(c) || c == '\u00a0' || c < 0x20;
                    if (!space) {
                        text.append(c);
                        linkLength += links > 0 ? 1 : 0;
                    } else if (text.length() > 0 && text.charAt(text.length() - 1) != ' ') {
                        text.append(' ');
                        linkLength += links > 0 ? 1 : 0;
                    }
                }
            }

            void flush() {
                int end = text.length();
                if (end > 0 && text.charAt(end - 1) == ' ') {
                    end--;
                }
                if (end > 0) {
                    Element at = owner;
                    out.add(new Block(at, text.substring(0, end), Math.min(linkLength, end)));
                }
                text.setLength(0);
                linkLength = 0;
            }
        }
    }
}
