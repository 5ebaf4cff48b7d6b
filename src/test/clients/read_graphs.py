"""Reads a GraphML and a GEXF file with NetworkX, and the GraphML with igraph, and prints nodes, edges and attributes of each."""
import json
import sys

import igraph
import networkx

graphml, gexf = sys.argv[1:]


def by_networkx(graph):
    edges = [(source, target, id, data) for source, target, id, data in graph.edges(keys=True, data=True)]
    return {"nodes": sorted(graph.nodes), "edges": sorted([id, source, target] for source, target, id, _ in edges),
            "directed": graph.is_directed(),
            "confidence": {id: data["confidence"] for *_, id, data in edges},
            "hedged": {id: data["hedged"] for *_, id, data in edges}}


def by_igraph(graph):  # igraph 1.0.0 mistakes the nodes' id for that of edges
    return {"nodes": sorted(graph.vs["id"]),
            "edges": sorted([edge["claim"], graph.vs[edge.source]["id"], graph.vs[edge.target]["id"]] for edge in graph.es),
            "directed": graph.is_directed(),
            "confidence": {edge["claim"]: edge["confidence"] for edge in graph.es},
            "hedged": {edge["claim"]: edge["hedged"] for edge in graph.es}}


print(json.dumps({
    "GraphML in NetworkX": by_networkx(networkx.read_graphml(graphml)),
    "GEXF in NetworkX": by_networkx(networkx.read_gexf(gexf, version="1.3")),
    "GraphML in igraph": by_igraph(igraph.Graph.Read_GraphML(graphml)),
}))
