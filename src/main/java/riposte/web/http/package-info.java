/** What HTTP asks of every part of the application: content negotiation, headers, hosts, tokens, limits. */
package riposte.web.http;
