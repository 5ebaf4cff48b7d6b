package riposte.web.articles;

import java.net.InetAddress;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import riposte.store.fault.StoreException;
import riposte.store.file.RunningServer;
import riposte.web.WebSettings;
import riposte.web.http.LocalToken;

/** Tells the other commands of this machine where the server is, for as long as it runs, so that they find the store that it holds. */
@Component
final class Announcement {

    private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

    private final WebSettings settings;
    private final ServerProperties server;
    private final LocalToken token;

    Announcement(WebSettings settings, ServerProperties server, LocalToken token) {
        this.settings = settings;
        this.server = server;
        this.token = token;
    }

    @EventListener
    void begin(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext context) {
            URI address = URI.create("http://" + host() + ":" + context.getWebServer().getPort() + "/");
            try {
                new RunningServer(address, token.text()).announce(settings.store());
            } catch (StoreException e) {
                LOG.warn("{}; 'riposte ingest' finds this server only with --server.", e.getMessage());
            }
        }
    }

    @EventListener(ContextClosedEvent.class)
    void end() {
        RunningServer.leave(settings.store());
    }

    private String host() {
        InetAddress address = server.getAddress();
        if (address == null || address.isAnyLocalAddress() || address.isLoopbackAddress()) {
            return "localhost";
        }
        String text = address.getHostAddress();
        return text.indexOf(':') < 0 ? text : "[" + text + "]";
    }
}
