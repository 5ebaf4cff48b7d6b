package riposte.web.sources;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set for the following of sources, as {@code --riposte.sources.NAME=value}.
 *
 * @param follow whether this server follows the sources of its store
 * @param contact e-mail or web address at which sites can reach whoever runs this server
 * @param delay between two requests to one host, at least
 * @param allowPrivateAddresses whether sources may lie on this machine and in its networks
 * @param folders folders of this machine that may be followed, with those in them; none: the page takes no folders
 */
@ConfigurationProperties("riposte.sources")
record SourceSettings(
        boolean follow, String contact, Duration delay, boolean allowPrivateAddresses, List<Path> folders) {

    /** Whether a folder may be followed that somebody asks for on the page. */
    boolean mayFollow(Path folder) {
        Path asked = folder.toAbsolutePath().normalize();
        return folders.stream().anyMatch(allowed -> asked.startsWith(allowed.toAbsolutePath().normalize()));
    }
}
