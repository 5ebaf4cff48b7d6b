/**
 * Pages for people, rendered on the server: every page works without script, in English and French.
 *
 * <p>Controllers gather what a page shows from the {@linkplain riposte.web.data.Snapshot snapshot} and, for texts, from
 * the store; templates stand in {@code templates/}, all inside {@code layout.html}; words in
 * {@code messages*.properties}.
 */
package riposte.web.page;
