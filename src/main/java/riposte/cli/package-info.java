/**
 * The command line: one class per command, thin over the packages that do the work.
 *
 * <p>Every command exits with 0, with 1 when an input or the operation failed (the rest is still done, and each failure
 * is one line {@code riposte: INPUT: message} on standard error), or with 2 for wrong usage. Results go to standard
 * output as UTF-8 whatever the locale; everything else goes to standard error. May use every other package.
 */
package riposte.cli;
