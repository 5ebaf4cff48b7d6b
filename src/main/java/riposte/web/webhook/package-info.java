/** New claims, sent to the addresses of whoever runs the server ({@code riposte.webhook.*}). */
package riposte.web.webhook;
