/**
 * The facts as immutable values: who claims what of whom, and the sentence that says so.
 *
 * <p>Dates that may be incomplete are {@link java.time.temporal.TemporalAccessor}s of the JDK ({@code LocalDate},
 * {@code YearMonth}, {@code Year}, {@code MonthDay}), whose {@code toString} is the lexical form of the XML Schema type
 * of the same name. Uses the JDK alone.
 */
package riposte.claim;
