package riposte.web.review;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import riposte.review.ClaimStatus;
import riposte.web.WebSettings;
import riposte.web.api.Lists;
import riposte.web.api.Problem;
import riposte.web.api.Query;
import riposte.web.data.ClaimFilter;
import riposte.web.data.GraphIndex;
import riposte.web.feed.Feeds;
import riposte.web.http.Addresses;
import riposte.web.http.Credentials;

/**
 * What is left to review, as a feed: for who has logged in, and for programs with the server's token, as a Bearer token or as the
 * password that feed readers ask for.
 */
@RestController
class ReviewFeed {

    private final GraphIndex index;
    private final Feeds feeds;
    private final WebSettings settings;

    ReviewFeed(GraphIndex index, Feeds feeds, WebSettings settings) {
        this.index = index;
        this.feeds = feeds;
        this.settings = settings;
    }

    @GetMapping("/feed/review.{format:atom|json}")
    ResponseEntity<byte[]> queue(HttpServletRequest request) {
        boolean known = Authors.reviewer(request) != null
                || settings.token().matches(Credentials.bearer(request))
                || settings.token().matches(Credentials.password(request));
        if (!known) {
            throw Problem.of(
                            HttpStatus.UNAUTHORIZED,
                            "What is left to review is for who has logged in, or has the server's token: as a Bearer token, or as the"
                                    + " password of any user.")
                    .with("WWW-Authenticate", "Basic realm=\"riposte\", charset=\"UTF-8\"");
        }
        Map<String, String> query = Query.FEED.read(request.getParameterMap());
        Map<String, String> each = Addresses.with(query, "copies", "all");
        ClaimFilter filter = ClaimFilter.of((query.containsKey("status") ? each : Addresses.with(each, "status", "all"))::get);
        var open = Lists.arrived(index.current(), filter)
                .only(claim -> claim.status() == ClaimStatus.UNREVIEWED || claim.status() == ClaimStatus.UNSURE);
        return feeds.claims(open, new Feeds.Head("Riposte: to review", "/review", query, false), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem.Body> problem(Problem problem) {
        return problem.answer();
    }
}
