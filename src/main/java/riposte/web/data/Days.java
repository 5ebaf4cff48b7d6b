package riposte.web.data;

/** Dates in their XML Schema forms. */
final class Days {

    private Days() {}

    /** The day of a date or date and time that has year, month and day; else null. */
    static String of(String date) {
        return date != null && date.length() >= 10 && date.charAt(4) == '-' && date.charAt(7) == '-'
                ? date.substring(0, 10)
                : null;
    }
}
