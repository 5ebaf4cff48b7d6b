/**
 * Review in the browser: who may write and how they log in, the queue, the forms on the pages of claims, actors,
 * incidents and articles, and the history of decisions.
 *
 * <p>Everything works by forms, without script; {@code /js/review.js} adds the keys. Reading needs no login. A
 * decision is made by {@link riposte.store.ClaimStore#decide}; nothing here says it was before that has returned.
 */
package riposte.web.review;
