/**
 * The graph as JSON for programs: {@code /api/}, described by {@code /api/openapi.json}.
 *
 * <p>What may be asked for stands once, in {@link riposte.web.api.Query}: requests are checked against it and the description is
 * made of it. Answers are made of the {@linkplain riposte.web.data.Snapshot snapshot}; only the sentences around a claim are read
 * from the store.
 */
package riposte.web.api;
