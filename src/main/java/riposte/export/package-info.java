/**
 * The graph as other tools read it: claims as JSON lines.
 */
package riposte.export;
