/**
 * What goes wrong with a store, in words for people: it cannot be used ({@link riposte.store.fault.StoreException}), is in use, its disk is full, the
 * engine elsewhere does not answer. Needs nothing else of ours.
 */
package riposte.store.fault;
