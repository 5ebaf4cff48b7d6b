package riposte.web.mcp;

import riposte.web.data.Snapshot;

/** A question that may be asked of the graph. */
interface GraphTool {

    /** @throws Refused when the arguments ask for what is not there */
    Answer answer(Arguments arguments, Snapshot graph);
}
