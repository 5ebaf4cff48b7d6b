package riposte.article;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the body of an article in a page. The page is cut into blocks, runs of text that a browser would show as one
 * paragraph; each block is weighed by its length and its share of links; the body is the element that authors mark as
 * such or, failing that, the smallest one that holds most of the weight; what inside it is no text of the article goes
 * by the words of its class and id, by its links and by its wording. Every step is linear in the size of the page.
 */
final class BodyFinder {

    private static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "math",
            "canvas",
            "iframe",
            "object",
            "embed",
            "video",
            "audio",
            "map",
            "button",
            "input",
            "select",
            "textarea",
            "option",
            "nav",
            "footer",
            "aside",
            "figure",
            "figcaption",
            "picture",
            "dialog",
            "menu",
            "head",
            "link",
            "meta",
            "title");
    private static final Set<String> NEVER_PRUNED = Set.of("body", "html", "article", "main");

    private static final int TOP = 6;
    private static final double LEAST_SHARE = 0.3;
    private static final double MOST_BESIDE = 0.4;
    /** Characters under the headline's own roof that are more than a summary. */
    private static final double OWN_SECTION = 600;

    private static final int LARGEST_HEADING = 20;
    private static final int SHORTEST_HEADLINE = 12;
    private static final double MOST_HIDDEN = 0.6;
    private static final double FORM = 0.1;
    private static final double ALL_BUT = 0.95;

    private BodyFinder() {}

    /**
     * What was found.
     *
     * @param lines the article's paragraphs, headings, list items and table rows, in order; empty when there are none
     * @param several whether the page holds several articles of about the same weight
     */
    record Body(List<String> lines, boolean several) {

        int length() {
            int length = 0;
            for (String line : lines) {
                length += line.length();
            }
            return length;
        }
    }

    /**
     * Finds the body.
     *
     * @param title the article's headline, which is no part of its body; null when unknown
     */
    static Body find(Document page, String title) {
        return new Pass(page, title, true).find();
    }

    /** Finds the body where {@link #find} found too little: hidden parts and suspicious names are looked at too. */
    static Body findLeniently(Document page, String title) {
        return new Pass(page, title, false).find();
    }

    private static final class Pass {
        private final Element body;
        private final String title;
        private final boolean strict;
        private final Map<Element, Double> weights = new IdentityHashMap<>();
        private final Map<Element, String> names = new IdentityHashMap<>();
        private final Set<Element> dropped = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Map<Element, Boolean> pictures = new IdentityHashMap<>();
        private List<Element> inOrder;
        private Element headline;
        private double total;

        Pass(Document page, String title, boolean strict) {
            this.body = page.body();
            this.title = title;
            this.strict = strict;
        }

        Body find() {
            inOrder = elements(body, e -> !isDropped(e));
            for (Element e : inOrder) {
                names.put(e, PartName.of(e));
            }
            headline = headline();
            weigh();
            if (strict) {
                hide();
                prune();
            }
            List<Block> found = blocks(root());
            return new Body(trim(found), holdsSeveral());
        }

        // ---- pruning

        /** Leaves out what is hidden, unless it is the page itself, as where a dialogue was open when it was saved. */
        private void hide() {
            for (Element e : inOrder) {
                if (isHidden(e) && weight(e) < MOST_HIDDEN * total) {
                    dropped.add(e);
                }
            }
            weigh();
        }

        private void prune() {
            Set<Element> holders = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Element e : inOrder) {
                if (e == headline || PartName.marksBody(names.get(e)) && weight(e) > LEAST_SHARE * total) {
                    for (Element up = e; up != null && holders.add(up); up = up.parent()) {}
                }
            }
            List<Element> open = new ArrayList<>();
            for (Element e : inOrder) {
                if (!NEVER_PRUNED.contains(e.normalName()) && !holders.contains(e)) {
                    open.add(e);
                }
            }
            for (Element e : open) {
                if (e.normalName().equals("form") && weight(e) < FORM * total
                        || weight(e) < ALL_BUT * total && isNamed(e, PageVocabulary.COMMENTS)
                        || weight(e) < MOST_BESIDE * total && isNamed(e, PageVocabulary.BESIDE) && !isQuotedPost(e)) {
                    dropped.add(e);
                }
            }
            weigh();
            Map<String, List<Element>> perhaps = new TreeMap<>();
            Map<String, Double> held = new HashMap<>();
            for (Element e : open) {
                for (String word : PartName.words(names.get(e))) {
                    if (PageVocabulary.PERHAPS.contains(word) && !isQuotedPost(e)) {
                        perhaps.computeIfAbsent(word, w -> new ArrayList<>()).add(e);
                        if (!PartName.words(names.getOrDefault(e.parent(), "")).contains(word)) {
                            held.merge(word, weight(e), Double::sum);
                        }
                    }
                }
            }
            perhaps.forEach((word, elements) -> {
                if (held.getOrDefault(word, 0.0) < MOST_BESIDE * total) {
                    dropped.addAll(elements);
                }
            });
            weigh();
        }

        private boolean isNamed(Element e, Set<String> vocabulary) {
            for (String word : PartName.words(names.get(e))) {
                if (vocabulary.contains(word)) {
                    return true;
                }
            }
            return false;
        }

        /** A quoted post of a social network, which belongs to the text although its box is named after the network. */
        private boolean isQuotedPost(Element e) {
            return names.get(e).contains("embed") && holdsQuotation(e);
        }

        private static boolean holdsQuotation(Element e) {
            for (Element child : e.children()) {
                if (child.normalName().equals("blockquote")) {
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
            return !style.isEmpty()
                    && style.length() < 1000
                    && style.toLowerCase(Locale.ROOT).replace(" ", "").contains("display:none");
        }

        // ---- weights

        private void weigh() {
            weights.clear();
            List<Block> all = blocks(body);
            for (Block block : all) {
                if (block.weight() > 0) {
                    weights.merge(block.owner(), block.weight(), Double::sum);
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
            return DROPPED.contains(e.normalName()) || dropped.contains(e);
        }

        // ---- root

        private Element root() {
            List<Element> candidates = new ArrayList<>();
            for (Element e : elements(body, x -> !isDropped(x))) {
                if (weight(e) >= LEAST_SHARE * total && weight(e) > 0 && markOf(e) > 0) {
                    candidates.add(e);
                }
            }
            Set<Element> around = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Element up = headline; up != null; up = up.parent()) {
                around.add(up);
            }
            Element best = null;
            double bestScore = 0;
            for (Element e : candidates) {
                double score = markOf(e) * weight(e) * (around.contains(e) ? 1.25 : 1);
                if (score >= bestScore) {
                    best = e;
                    bestScore = score;
                }
            }
            Element root = best == null ? descend(body, 0.7) : descend(best, 0.9);
            Element section = headline;
            while (section != null && weight(section) < OWN_SECTION) {
                section = section.parent();
            }
            boolean elsewhere = section != null && !around.contains(root) && !isInside(root, section);
            return elsewhere ? descend(section, 0.9) : root;
        }

        private static boolean isInside(Element e, Element outer) {
            Element up = e;
            while (up != null && up != outer) {
                up = up.parent();
            }
            return up != null;
        }

        /** The element that shows the article's title: the heading of its words, else the only first-level heading. */
        private Element headline() {
            String wanted = title == null ? "" : letters(title);
            Element only = null;
            int firstLevel = 0;
            for (Element e : inOrder) {
                boolean first = e.normalName().equals("h1");
                if (!first && !e.normalName().equals("h2") || e.childNodeSize() > LARGEST_HEADING) {
                    continue;
                }
                String text = letters(e.text());
                if (Math.min(text.length(), wanted.length()) > SHORTEST_HEADLINE
                        && (wanted.startsWith(text) || text.startsWith(wanted))) {
                    return e;
                }
                if (first) {
                    firstLevel++;
                    only = text.length() > 2 * SHORTEST_HEADLINE ? e : null;
                }
            }
            return firstLevel == 1 ? only : null;
        }

        private static String letters(String text) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < text.length() && out.length() < 200; i++) {
                if (Character.isLetterOrDigit(text.charAt(i))) {
                    out.append(Character.toLowerCase(text.charAt(i)));
                }
            }
            return out.toString();
        }

        private double markOf(Element e) {
            if (e.attr("itemprop").contains("articleBody")) {
                return 1.5;
            }
            if (PartName.marksBody(names.getOrDefault(e, ""))) {
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
                    if (!isDropped(child)
                            && weight(child) >= share * weight(at)
                            && weight(child) > 0
                            && !BlockCutter.isInline(child)
                            && !child.normalName().equals("p")) {
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

        private List<String> trim(List<Block> found) {
            List<Block> kept = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (Block block : found) {
                if (isText(block) && (block.text().length() < 120 || seen.add(block.text()))) {
                    kept.add(block);
                }
            }
            for (int i = Math.min(kept.size(), TOP) - 1; i >= 0; i--) {
                if (isImprint(kept.get(i))) {
                    kept.remove(i);
                }
            }
            int start = 0;
            while (start < kept.size()
                    && !kept.get(start).isParagraph()
                    && !kept.get(start).isSentence()) {
                start++;
            }
            start = start == kept.size() ? 0 : start;
            int end = kept.size();
            while (end > start && isTail(kept.get(end - 1), end == kept.size())) {
                end--;
            }
            return kept.subList(start, end).stream().map(Block::text).toList();
        }

        private boolean isText(Block block) {
            String text = block.text();
            if (block.owner().normalName().equals("h1") || text.equalsIgnoreCase(title) || block.linkDensity() > 0.7) {
                return false;
            }
            if (text.length() <= 150 && !block.isHeading() && !block.isSentence() && isPicture(block.owner())) {
                return false;
            }
            if (text.length() <= 80 && PageVocabulary.WHOLE.matcher(text).matches()
                    || text.length() <= 250
                            && PageVocabulary.PAYWALL.matcher(text).find()) {
                return false;
            }
            boolean pointer = text.length() <= 100 || text.length() <= 250 && block.linkDensity() > 0.3;
            return !pointer || !PageVocabulary.START.matcher(text).find();
        }

        /** Whether an element holds an image and little else, so that its words describe the image. */
        private boolean isPicture(Element e) {
            return pictures.computeIfAbsent(
                    e,
                    x -> x != body
                            && weight(x) <= 200
                            && x.selectFirst("img") != null
                            && x.text().length() <= 200);
        }

        /** Whether a line near the top says when or by whom rather than what. */
        private static boolean isImprint(Block block) {
            String text = block.text();
            return text.length() <= 80
                    && !block.isHeading()
                    && (PageVocabulary.BYLINE.matcher(text).find()
                            || text.length() <= 50 && Dates.parse(text, null) != null);
        }

        /** Whether the last line of what is left is no end of an article. */
        private boolean isTail(Block block, boolean last) {
            return block.isHeading() && last
                    || block.linkDensity() > 0.4
                    || block.text().length() <= 400
                            && PageVocabulary.TAIL.matcher(block.text()).find();
        }

        private boolean holdsSeveral() {
            int articles = 0;
            double most = 0;
            double sum = 0;
            for (Element e : elements(
                    body, x -> !isDropped(x) && !x.parent().normalName().equals("article"))) {
                if (e.normalName().equals("article") && weight(e) > 0) {
                    articles++;
                    sum += weight(e);
                    most = Math.max(most, weight(e));
                }
            }
            return articles > 2 && most < 0.5 * sum && sum > 0.6 * total;
        }

        private List<Block> blocks(Element root) {
            return BlockCutter.cut(root, this::isDropped);
        }

        private List<Element> elements(Element root, Predicate<Element> enter) {
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
    }
}
