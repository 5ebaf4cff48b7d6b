/**
 * Ways to look at the claims: the graph explorer ({@code /graph}), the timeline ({@code /timeline}) and the query editor
 * ({@code /query}). All of them read the {@link riposte.web.data.Snapshot}, take the facets of
 * {@link riposte.web.data.ClaimFilter} from the address, and say something useful without script.
 */
package riposte.web.explore;
