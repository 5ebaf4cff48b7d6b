package riposte.web.sources;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import riposte.article.ReadOptions;
import riposte.follow.FollowException;
import riposte.follow.FollowOptions;
import riposte.follow.Follower;
import riposte.follow.Report;
import riposte.follow.Sources;
import riposte.store.ClaimStore;
import riposte.store.fault.StoreException;
import riposte.web.WebSettings;
import riposte.web.articles.Intakes;

/** Follows the sources of the store while the server runs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SourceSettings.class)
class SourcesConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SourcesConfiguration.class);

    /** @param store which makes the folder that they lie in, and is nobody else's */
    @Bean
    Sources sources(WebSettings settings, ClaimStore store) {
        try {
            Sources sources = Sources.open(settings.store().resolve("sources"), Clock.systemUTC());
            sources.problems().forEach(LOG::warn);
            return sources;
        } catch (FollowException e) {
            throw new StoreException(e.getMessage(), e);
        }
    }

    @Bean
    Follower follower(Sources sources, SourceSettings settings, ObjectProvider<Intakes> intakes) {
        FollowOptions options = FollowOptions.defaults()
                .withContact(settings.contact())
                .withDelay(settings.delay())
                .withReading(ReadOptions.defaults().withAllowPrivateAddresses(settings.allowPrivateAddresses()));
        return new Follower(sources, options, outcomes -> intakes.getObject().open(outcomes), SourcesConfiguration::log);
    }

    private static void log(Report report) {
        if (report.failed()) {
            LOG.warn("{}", report);
        } else if (report.articles() > 0) {
            LOG.info("{}", report);
        }
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> beginToFollow(Follower follower, SourceSettings settings) {
        return event -> {
            if (settings.follow()) {
                follower.start(source -> true);
            }
        };
    }

    /** Before any bean is closed that articles go through. */
    @Bean
    ApplicationListener<ContextClosedEvent> endToFollow(Follower follower) {
        return event -> follower.close();
    }
}
