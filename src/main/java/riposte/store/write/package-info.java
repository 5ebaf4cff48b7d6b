/**
 * Writing whole graphs: one thread writes, only what differs, and it is noted what was written, for copies that follow and for what is derived.
 */
package riposte.store.write;
