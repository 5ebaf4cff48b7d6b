/**
 * Measurements, started by {@code mvn -Pbench test-compile exec:exec}, one or several by {@code -Dbench=NAMES}. Each works
 * on data it makes itself, compares only what ran in the same run, and prints what it found; none is a test.
 */
package riposte.bench;
