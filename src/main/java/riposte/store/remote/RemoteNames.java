package riposte.store.remote;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import riposte.rdf.Iris;

/**
 * Names in a store that another engine carries.
 *
 * @param hidden what the names of hidden graphs begin with
 * @param revision the graph that names the state of the store, which is the store's own bookkeeping and no part of it
 */
public record RemoteNames(String hidden, Node revision) {

    public static RemoteNames of(Iris iris) {
        return new RemoteNames(iris.hidden(""), NodeFactory.createURI(iris.hidden("revision")));
    }
}
