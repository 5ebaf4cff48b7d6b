package riposte.web.explore;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import riposte.web.data.ClaimEntry;
import riposte.web.data.Snapshot;
import riposte.web.data.Thing;

/**
 * Claims in order of time, beside the incidents they are about.
 *
 * @param lanes claims with a day, by lane ({@code accusations, denials, others}), earliest first
 * @param courses how each incident was argued about, the latest incident first
 * @param undated how many claims have no day
 */
record Timeline(Map<String, List<ClaimEntry>> lanes, List<Course> courses, int undated) {

    static final List<String> LANES = List.of("accusations", "denials", "others");

    /**
     * From an incident to the first accusation over it, and on to the first denial.
     *
     * @param toAccusation days from the incident to the first accusation, or null when a day is not known
     * @param toDenial days from the first accusation to the first denial, or null
     */
    record Course(
            Thing incident, ClaimEntry accusation, Long toAccusation, ClaimEntry denial, Long toDenial, int claims) {}

    /** Something at a place in time: an incident, or else a claim. */
    record Event(String day, String lane, Thing incident, ClaimEntry claim) {}

    /** All that stands on the timeline within a period, earliest first. */
    List<Event> events(Period period) {
        List<Event> events = new ArrayList<>();
        for (Course course : courses) {
            LocalDate day = begin(course.incident().date());
            if (day != null
                    && (period.first() == null || !day.isBefore(period.first()))
                    && (period.last() == null || !day.isAfter(period.last()))) {
                events.add(new Event(course.incident().date(), "incidents", course.incident(), null));
            }
        }
        lanes.forEach((lane, claims) -> claims.forEach(claim -> events.add(new Event(claim.day(), lane, null, claim))));
        events.sort(Comparator.comparing(Event::day));
        return events;
    }

    static Timeline of(Snapshot graph, List<ClaimEntry> claims) {
        Map<String, List<ClaimEntry>> lanes = new LinkedHashMap<>();
        LANES.forEach(lane -> lanes.put(lane, new ArrayList<>()));
        Map<String, List<ClaimEntry>> byIncident = new LinkedHashMap<>();
        Map<String, Thing> incidents = new LinkedHashMap<>();
        int undated = 0;
        for (ClaimEntry claim : claims) {
            if (claim.day() == null) {
                undated++;
            } else {
                lanes.get(lane(claim)).add(claim);
            }
            Thing about = about(graph, claim);
            if (about != null) {
                incidents.putIfAbsent(about.iri(), about);
                byIncident.computeIfAbsent(about.iri(), k -> new ArrayList<>()).add(claim);
            }
        }
        lanes.values().forEach(lane -> lane.sort(
                Comparator.comparing(ClaimEntry::day).thenComparing(ClaimEntry::iri)));
        List<Course> courses = new ArrayList<>();
        incidents.values().forEach(incident -> courses.add(course(incident, byIncident.get(incident.iri()))));
        courses.sort(Comparator.comparing(Timeline::beginning, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(c -> c.incident().iri()));
        return new Timeline(lanes, courses, undated);
    }

    static String lane(ClaimEntry claim) {
        return claim.blames() ? "accusations" : claim.type().equals("Denial") ? "denials" : "others";
    }

    /** The incident a claim is about; for a denial that names none, that of the accusation it rejects. */
    private static Thing about(Snapshot graph, ClaimEntry claim) {
        if (claim.about() != null) {
            return claim.about();
        }
        ClaimEntry rejected = graph.claim(claim.rejects());
        return rejected == null ? null : rejected.about();
    }

    private static Course course(Thing incident, List<ClaimEntry> claims) {
        ClaimEntry accusation = earliest(claims, "accusations");
        ClaimEntry denial = earliest(claims, "denials");
        return new Course(
                incident,
                accusation,
                accusation == null ? null : days(incident.date(), accusation.day()),
                denial,
                accusation == null || denial == null ? null : days(accusation.day(), denial.day()),
                claims.size());
    }

    private static ClaimEntry earliest(List<ClaimEntry> claims, String lane) {
        return claims.stream()
                .filter(c -> c.day() != null && lane(c).equals(lane))
                .min(Comparator.comparing(ClaimEntry::day).thenComparing(ClaimEntry::iri))
                .orElse(null);
    }

    private static String beginning(Course course) {
        return course.incident().date() != null
                ? course.incident().date()
                : course.accusation() != null ? course.accusation().day() : null;
    }

    private static Long days(String from, String to) {
        LocalDate first = day(from);
        LocalDate last = day(to);
        return first == null || last == null ? null : ChronoUnit.DAYS.between(first, last);
    }

    /** A date that is known to the day, or null. */
    static LocalDate day(String date) {
        try {
            return date == null || date.length() < 10 ? null : LocalDate.parse(date.substring(0, 10));
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }

    /** The first day that a date of lesser precision can mean, or null. */
    static LocalDate begin(String date) {
        if (date == null || !date.matches("\\d{4}(-\\d{2}(-\\d{2}.*)?)?")) {
            return null;
        }
        return day(date.length() == 4 ? date + "-01-01" : date.length() == 7 ? date + "-01" : date);
    }
}
