package riposte.web.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import riposte.web.http.Secret;

/**
 * Where new claims are sent.
 *
 * @param addresses to which they are posted; none: nowhere
 * @param secret that signs what is posted; none is sent without one
 * @param inner whether addresses of this machine and its networks are allowed
 * @param every how often to look for new claims
 */
@ConfigurationProperties("riposte.webhook")
record WebhookSettings(List<URI> addresses, Secret secret, boolean inner, Duration every) {

    WebhookSettings {
        for (URI address : addresses) {
            if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme()) || address.getHost() == null) {
                throw new IllegalArgumentException("riposte.webhook.addresses: '" + address + "' is not an http or https address");
            }
        }
        if (!addresses.isEmpty() && secret.isEmpty()) {
            throw new IllegalArgumentException(
                    "riposte.webhook.secret is missing: receivers tell this server's messages from others by their signature."
                            + " 'openssl rand -base64 32' makes one; put whsec_ before it.");
        }
        if (!secret.isEmpty()) {
            try {
                secret.sign(new byte[0]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("riposte.webhook.secret: behind whsec_ it must be Base64", e);
            }
        }
    }
}
