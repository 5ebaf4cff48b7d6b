package riposte.web.taxii;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/**
 * Which objects a request wants: {@code added_after}, {@code limit}, {@code next} and {@code match[…]} (TAXII 2.1, section 3.4).
 * There is one version of each object, which is its first and its last.
 */
final class Selection {

    /** Objects of one page. */
    record Page(List<StixObject> objects, boolean more) {

        /** What asks for the page after this one. */
        String next() {
            StixObject last = objects.get(objects.size() - 1);
            return last.added().toEpochMilli() + "." + last.id();
        }
    }

    static final int LONGEST = 1_000;

    private static final Pattern NEXT = Pattern.compile("(-?\\d{1,15})\\.([a-z-]+--[0-9a-f-]{36})");

    private final int limit;
    private final Instant after;
    private final StixObject last;
    private final Predicate<StixObject> fits;

    private Selection(int limit, Instant after, StixObject last, Predicate<StixObject> fits) {
        this.limit = limit;
        this.after = after;
        this.last = last;
        this.fits = fits;
    }

    /** @throws TaxiiError 400 when a parameter cannot be understood */
    static Selection of(Function<String, String> parameters) {
        Predicate<StixObject> fits = object -> true;
        for (Map.Entry<String, Function<StixObject, String>> field :
                Map.<String, Function<StixObject, String>>of("id", StixObject::id, "type", StixObject::type, "spec_version", o -> "2.1")
                        .entrySet()) {
            Set<String> wanted = values(parameters.apply("match[" + field.getKey() + "]"));
            if (wanted != null) {
                fits = fits.and(object -> wanted.contains(field.getValue().apply(object)));
            }
        }
        Set<String> versions = values(parameters.apply("match[version]"));
        if (versions != null && versions.stream().noneMatch(Set.of("all", "first", "last")::contains)) {
            List<Instant> wanted = versions.stream().map(text -> instant("match[version]", text)).toList();
            fits = fits.and(object -> wanted.contains(Instant.parse(object.version())));
        }
        String after = parameters.apply("added_after");
        return new Selection(
                limit(parameters.apply("limit")),
                after == null ? null : instant("added_after", after),
                last(parameters.apply("next")),
                fits);
    }

    private static Set<String> values(String text) {
        return text == null ? null : new HashSet<>(Arrays.asList(text.split(",")));
    }

    private static int limit(String text) {
        if (text == null) {
            return LONGEST;
        }
        if (!text.matches("0*[1-9]\\d{0,8}")) {
            throw new TaxiiError(HttpStatus.BAD_REQUEST, "The limit '" + text + "' is no number from 1.");
        }
        return Math.min(LONGEST, Integer.parseInt(text));
    }

    private static Instant instant(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new TaxiiError(
                    HttpStatus.BAD_REQUEST, "'" + text + "' of " + name + " is no time such as 2021-07-21T14:05:00.000Z.");
        }
    }

    private static StixObject last(String next) {
        if (next == null) {
            return null;
        }
        Matcher matcher = NEXT.matcher(next);
        if (!matcher.matches()) {
            throw new TaxiiError(HttpStatus.BAD_REQUEST, "The 'next' of this request is not one that an answer gave.");
        }
        return new StixObject(matcher.group(2), null, Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), 0, 0);
    }

    /** Whether it goes on with pages that were begun. */
    boolean goesOn() {
        return last != null;
    }

    Page page(List<StixObject> objects) {
        int start = last == null ? 0 : after(objects, last);
        List<StixObject> page = new ArrayList<>();
        for (StixObject object : objects.subList(start, objects.size())) {
            if ((after == null || object.added().isAfter(after)) && fits.test(object)) {
                if (page.size() == limit) {
                    return new Page(page, true);
                }
                page.add(object);
            }
        }
        return new Page(page, false);
    }

    /** The place of the first object after another, which need not be there any more. */
    private static int after(List<StixObject> objects, StixObject last) {
        int place = Collections.binarySearch(objects, last, StixObject.ORDER);
        return place >= 0 ? place + 1 : -place - 1;
    }
}
