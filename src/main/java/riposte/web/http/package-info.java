/** What HTTP asks of every part of the application: content negotiation, headers, limits. */
package riposte.web.http;
