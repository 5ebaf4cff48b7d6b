/**
 * The queries of strangers: the library of {@code queries/}, how much one may cost, and what ends one that costs more. Property paths,
 * patterns and functions of ARQ stand here in a form that can be ended.
 */
package riposte.store.query;
