package riposte.web.mcp;

import java.util.Map;

/**
 * What a tool answers.
 *
 * @param text for people, and for clients that know no structured content
 * @param content the same for programs, as the tool's output schema says
 */
record Answer(String text, Map<String, Object> content) {}
