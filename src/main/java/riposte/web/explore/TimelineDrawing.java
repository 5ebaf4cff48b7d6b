package riposte.web.explore;

import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import riposte.web.data.ClaimEntry;
import riposte.web.data.Thing;

/**
 * A timeline as SVG: a lane each for incidents, accusations, denials and other claims. A claim is a mark that leads to
 * its page; where claims are too many for marks, a lane shows bars that lead to lists. Colours stand in attributes, so
 * that the picture is whole on its own; the page's style sheet may override them.
 */
final class TimelineDrawing {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int WIDTH = 1_000;
    private static final int LEFT = 118;
    private static final int RIGHT = 14;
    private static final int STEP = 8;
    private static final int BINS = (WIDTH - LEFT - RIGHT) / STEP;
    private static final int LANE = 74;
    /** Marks on top of one another, before a lane shows bars. */
    private static final int STACK = 8;
    private static final int LABEL_ROWS = 6;
    private static final int INCIDENTS = 34 + LABEL_ROWS * 15;
    private static final int AXIS = 26;
    private static final Map<String, String> COLOURS = Map.of(
            "incidents", "#c98a00", "accusations", "#b3371f", "denials", "#1d5fa8", "others", "#4d6b00");

    private final Timeline timeline;
    private final Period period;
    private final String lang;
    private final String origin;
    private final Function<String, String> message;
    private final BiFunction<LocalDate[], String, String> list;
    private final XMLStreamWriter out;
    private final StringWriter text = new StringWriter();
    private LocalDate first;
    private long days;

    /**
     * @param period what to show; the whole of the timeline where it is open
     * @param origin what goes before the paths of links: empty on a page
     * @param message gives words by their key
     * @param list gives the address of the claims of a lane from one day to another
     */
    private TimelineDrawing(
            Timeline timeline,
            Period period,
            String lang,
            String origin,
            Function<String, String> message,
            BiFunction<LocalDate[], String, String> list)
            throws XMLStreamException {
        this.timeline = timeline;
        this.period = period;
        this.lang = lang;
        this.origin = origin;
        this.message = message;
        this.list = list;
        this.out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    static String draw(
            Timeline timeline,
            Period period,
            String lang,
            String origin,
            Function<String, String> message,
            BiFunction<LocalDate[], String, String> list) {
        try {
            TimelineDrawing drawing = new TimelineDrawing(timeline, period, lang, origin, message, list);
            drawing.draw();
            return drawing.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the timeline could not be drawn", e);
        }
    }

    private void draw() throws XMLStreamException {
        scale();
        int height = INCIDENTS + 3 * LANE + AXIS;
        start("svg", "xmlns", SVG, "viewBox", "0 0 " + WIDTH + " " + height, "width", "" + WIDTH, "height", "" + height,
                "class", "timeline", "role", "group", "aria-label", message.apply("timeline.picture"),
                "font-family", "system-ui, 'DejaVu Sans', sans-serif", "font-size", "12");
        if (first != null) {
            out.writeAttribute("data-from", first.toString());
            out.writeAttribute("data-to", first.plusDays(days - 1).toString());
            out.writeAttribute("data-left", "" + (double) LEFT / WIDTH);
            axis(height);
            incidents();
        }
        int top = INCIDENTS;
        for (String lane : Timeline.LANES) {
            lane(lane, timeline.lanes().get(lane), top);
            top += LANE;
        }
        out.writeEndElement();
        out.flush();
    }

    private void scale() {
        LocalDate last = null;
        List<LocalDate> all = new ArrayList<>();
        timeline.lanes().values().forEach(lane -> lane.forEach(claim -> all.add(Timeline.day(claim.day()))));
        timeline.courses().forEach(course -> all.add(Timeline.begin(course.incident().date())));
        for (LocalDate day : all) {
            if (day != null) {
                first = first == null || day.isBefore(first) ? day : first;
                last = last == null || day.isAfter(last) ? day : last;
            }
        }
        if (first != null) {
            long spare = Math.max(10, (last.toEpochDay() - first.toEpochDay()) / 40);
            first = period.first() != null ? period.first() : first.minusDays(spare);
            last = period.last() != null ? period.last() : last.plusDays(spare);
            days = Math.max(1, last.toEpochDay() - first.toEpochDay() + 1);
        }
    }

    private double x(LocalDate day) {
        return LEFT + (double) (WIDTH - LEFT - RIGHT) * (day.toEpochDay() - first.toEpochDay()) / days;
    }

    private boolean within(LocalDate day) {
        return !day.isBefore(first) && day.isBefore(first.plusDays(days));
    }

    private void axis(int height) throws XMLStreamException {
        if (days <= 62) {
            for (long day = 0; day < days; day += days <= 14 ? 1 : days <= 31 ? 3 : 7) {
                tick(height, first.plusDays(day), first.plusDays(day).toString());
            }
            return;
        }
        int years = (int) (days / 365) + 1;
        int step = years > 60 ? 10 : years > 24 ? 5 : years > 12 ? 2 : 1;
        boolean months = days < 900;
        LocalDate tick = months ? first.withDayOfMonth(1) : LocalDate.of(first.getYear(), 1, 1);
        int stepMonths = months ? (days < 120 ? 1 : 3) : 12 * step;
        while (x(tick) < WIDTH - RIGHT) {
            if (x(tick) >= LEFT) {
                tick(height, tick, months ? tick.toString().substring(0, 7) : Integer.toString(tick.getYear()));
            }
            tick = tick.plusMonths(stepMonths);
        }
    }

    private void tick(int height, LocalDate day, String label) throws XMLStreamException {
        String at = number(x(day));
        empty("line", "class", "grid", "x1", at, "x2", at, "y1", "14", "y2", "" + (height - AXIS), "stroke", "#d9d5cc");
        text(x(day), height - 9, "axis", "middle", "#5b5e66", label);
    }

    private void heading(String lane, int top) throws XMLStreamException {
        empty("line", "class", "grid", "x1", "0", "x2", "" + WIDTH, "y1", "" + top, "y2", "" + top, "stroke",
                "#d9d5cc");
        text(0, top + 20, "lane " + lane, "start", COLOURS.get(lane), message.apply("timeline." + lane));
    }

    private void incidents() throws XMLStreamException {
        text(0, 20, "lane incidents", "start", COLOURS.get("incidents"), message.apply("timeline.incidents"));
        double[] ends = new double[LABEL_ROWS];
        List<Timeline.Course> dated = new ArrayList<>(timeline.courses());
        dated.removeIf(course -> {
            LocalDate day = Timeline.begin(course.incident().date());
            return day == null || !within(day);
        });
        // Those most spoken of get their labels first.
        List<Timeline.Course> named = dated.stream()
                .sorted(java.util.Comparator.comparingInt((Timeline.Course c) -> -c.claims())
                        .thenComparing(c -> c.incident().iri()))
                .limit(24)
                .sorted(java.util.Comparator.comparing(c -> c.incident().date()))
                .toList();
        Map<Thing, Integer> rows = new LinkedHashMap<>();
        for (Timeline.Course course : named) {
            double at = x(Timeline.begin(course.incident().date()));
            String label = shown(course.incident());
            double width = 12 + 6.6 * label.length();
            boolean left = at + width > WIDTH;
            for (int row = 0; row < LABEL_ROWS; row++) {
                if (ends[row] <= (left ? at - width : at) - 4) {
                    ends[row] = left ? at + 10 : at + width;
                    rows.put(course.incident(), row);
                    break;
                }
            }
        }
        int limit = 400;
        for (Timeline.Course course : dated) {
            if (limit-- == 0) {
                break;
            }
            Thing incident = course.incident();
            double at = x(Timeline.begin(incident.date()));
            Integer row = rows.get(incident);
            int y = row == null ? INCIDENTS - 14 : 22 + row * 15;
            link(incident.path(), incident.date() + ": " + incident.label(lang));
            if (row != null) {
                empty("line", "class", "stem", "x1", number(at), "x2", number(at), "y1", "" + y, "y2",
                        "" + (INCIDENTS - 14), "stroke", "#c98a00", "stroke-opacity", "0.45");
                String label = shown(incident);
                boolean left = at + 12 + 6.6 * label.length() > WIDTH;
                text(left ? at - 5 : at + 5, y + 4, "name", left ? "end" : "start", "#22252b", label);
            }
            int base = INCIDENTS - 14;
            empty("path", "class", "mark incidents", "fill", COLOURS.get("incidents"), "d",
                    "M" + number(at) + " " + (base - 6) + "l6 6l-6 6l-6 -6z");
            out.writeEndElement();
        }
    }

    private String shown(Thing incident) {
        String label = incident.label(lang);
        return label.length() > 34 ? label.substring(0, 33) + "…" : label;
    }

    private void lane(String lane, List<ClaimEntry> claims, int top) throws XMLStreamException {
        heading(lane, top);
        if (first == null) {
            return;
        }
        List<List<ClaimEntry>> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bins.add(new ArrayList<>());
        }
        int most = 0;
        for (ClaimEntry claim : claims) {
            int bin = Math.min(BINS - 1, (int) ((x(Timeline.day(claim.day())) - LEFT) / STEP));
            bins.get(bin).add(claim);
            most = Math.max(most, bins.get(bin).size());
        }
        int floor = top + LANE - 9;
        for (int i = 0; i < BINS; i++) {
            List<ClaimEntry> bin = bins.get(i);
            int left = LEFT + i * STEP;
            if (bin.isEmpty()) {
                continue;
            }
            if (most > STACK) {
                bar(lane, bin, left, floor, Math.max(2.0, (LANE - 24.0) * bin.size() / most));
            } else {
                for (int j = 0; j < bin.size(); j++) {
                    mark(lane, bin.get(j), left + STEP / 2.0, floor - j * 8);
                }
            }
        }
        if (most > STACK) {
            text(0, top + 36, "axis", "start", "#5b5e66", message.apply("timeline.most") + " " + most);
        }
    }

    private void bar(String lane, List<ClaimEntry> bin, int left, int floor, double height) throws XMLStreamException {
        LocalDate from = Timeline.day(bin.get(0).day());
        LocalDate to = Timeline.day(bin.get(bin.size() - 1).day());
        link(
                list.apply(new LocalDate[] {from, to}, lane),
                message.apply("timeline." + lane) + ", " + from + " – " + to + ": " + bin.size());
        empty("rect", "class", "mark " + lane, "x", "" + left, "y", number(floor - height), "width", "" + (STEP - 1),
                "height", number(height), "fill", COLOURS.get(lane));
        out.writeEndElement();
    }

    private void mark(String lane, ClaimEntry claim, double x, double y) throws XMLStreamException {
        link(claim.path(), claim.day() + ": " + claim.label(lang));
        String colour = COLOURS.get(lane);
        switch (lane) {
            case "accusations" -> empty("path", "class", "mark " + lane, "fill", colour, "d",
                    "M" + number(x) + " " + number(y - 4) + "l4 8h-8z");
            case "denials" -> empty("circle", "class", "mark open " + lane, "cx", number(x), "cy", number(y), "r",
                    "3.2", "fill", "none", "pointer-events", "all", "stroke", colour, "stroke-width", "1.8");
            default -> empty("rect", "class", "mark " + lane, "x", number(x - 3.2), "y", number(y - 3.2), "width",
                    "6.4", "height", "6.4", "fill", colour);
        }
        out.writeEndElement();
    }

    /** Begins a link; its words are its name for screen readers, and what a pointer at rest shows. */
    private void link(String path, String words) throws XMLStreamException {
        start("a", "href", path.startsWith("/") ? origin + path : path, "aria-label", clean(words));
        start("title");
        characters(words);
        out.writeEndElement();
    }

    private void text(double x, double y, String style, String anchor, String colour, String words)
            throws XMLStreamException {
        start("text", "class", style, "x", number(x), "y", number(y), "text-anchor", anchor, "fill", colour);
        if (style.startsWith("lane")) {
            out.writeAttribute("font-weight", "600");
        }
        characters(words);
        out.writeEndElement();
    }

    private void start(String name, String... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private void empty(String name, String... attributes) throws XMLStreamException {
        start(name, attributes);
        out.writeEndElement();
    }

    private void characters(String words) throws XMLStreamException {
        out.writeCharacters(clean(words));
    }

    /** Text of articles may hold characters that XML cannot. */
    private static String clean(String words) {
        return words.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }

    private static String number(double value) {
        return Double.toString(Math.round(value * 10) / 10.0);
    }
}
