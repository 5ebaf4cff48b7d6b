/**
 * The graph for assistants: tools of the Model Context Protocol, over HTTP at {@code /mcp} and over standard input and output.
 *
 * <p>{@link riposte.web.mcp.GraphTools} answers; what a language model is told of each tool stands in
 * {@code riposte/web/mcp/tools.json}. The tools know neither HTTP nor Spring: they ask the snapshot that pages are made of
 * ({@code riposte.web.data}), which is why they are here and not beside {@code web}. {@link riposte.web.mcp.StdioServer} serves
 * them without the web application, {@link riposte.web.mcp.McpBridge} leads standard input and output to a server that runs.
 *
 * @see <a href="https://modelcontextprotocol.io/specification">Model Context Protocol</a>
 */
package riposte.web.mcp;
