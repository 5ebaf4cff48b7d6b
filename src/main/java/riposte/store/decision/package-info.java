/**
 * What people decided, in the store: decisions are read and written with the graphs of articles, in the same transaction, and what they decide
 * is worked in by {@link riposte.review}.
 */
package riposte.store.decision;
