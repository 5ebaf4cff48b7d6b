/**
 * An engine elsewhere, over SPARQL 1.1 Protocol and Graph Store Protocol: requests, answers and their faults, a dataset over them, and what the
 * union without hidden graphs is in SPARQL.
 */
package riposte.store.remote;
