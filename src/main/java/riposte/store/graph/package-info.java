/**
 * How the quads of any engine are looked at: which graphs are hidden and what the union is without them, all subjects in one pass, counts,
 * graphs that will be asked for soon.
 */
package riposte.store.graph;
