package riposte.web.sources;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import riposte.follow.FollowException;
import riposte.follow.Opml;
import riposte.follow.Source;
import riposte.follow.Sources;
import riposte.follow.Status;
import riposte.follow.Wish;
import riposte.web.http.FormRequest;
import riposte.web.review.Authors;
import riposte.web.review.Refusal;

/** What is followed, for everybody; and the forms that change it, for who has logged in to the review or has the server's token. */
@Controller
final class SourcePages {

    /** The intervals that the form offers, in minutes. */
    private static final List<Integer> OFFERED = List.of(5, 15, 30, 60, 360, 1440);

    private final Sources sources;
    private final SourceSettings settings;
    private final Authors authors;

    SourcePages(Sources sources, SourceSettings settings, Authors authors) {
        this.sources = sources;
        this.settings = settings;
        this.authors = authors;
    }

    @GetMapping("/sources")
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        return page(null, request, response, model);
    }

    private String page(String wrong, HttpServletRequest request, HttpServletResponse response, Model model) {
        boolean stranger = Authors.reviewer(request) == null;
        model.addAttribute(
                "sources",
                sources.all().stream().map(status -> SourceRow.of(status, stranger)).toList());
        model.addAttribute("following", settings.follow());
        model.addAttribute("folders", !settings.folders().isEmpty());
        model.addAttribute("offered", OFFERED);
        model.addAttribute("pages", Source.PAGES);
        model.addAttribute("mostPages", Source.MOST_PAGES);
        model.addAttribute("wrong", wrong);
        model.addAttribute("asked", wrong == null ? null : request.getParameter("address"));
        response.setHeader("Cache-Control", stranger ? "no-cache" : "no-store");
        response.setStatus(wrong == null ? 200 : 400);
        return "sources";
    }

    @PostMapping("/sources")
    String add(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(required = false) String title,
            @RequestParam(required = false) Integer every,
            @RequestParam(required = false) Integer pages,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        authors.of(request);
        try {
            add(new Wish(address, title, every == null ? null : Duration.ofMinutes(every), pages));
        } catch (FollowException e) {
            return page(e.getMessage(), request, response, model);
        }
        return "redirect:/sources";
    }

    private void add(Wish wish) {
        String address = wish.address().strip();
        if (!address.isEmpty() && !address.matches("(?i)https?://.*") && !mayFollow(address)) {
            throw new FollowException(
                    "give an http or https address of a feed or sitemap; folders are followed here only below those that whoever runs"
                            + " this server names with --source-folder");
        }
        sources.add(wish);
    }

    private boolean mayFollow(String folder) {
        try {
            return settings.mayFollow(Path.of(folder));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @PostMapping("/sources/{id}")
    String change(
            @PathVariable String id, @RequestParam(name = "do", defaultValue = "") String what, HttpServletRequest request) {
        authors.of(request);
        boolean known =
                switch (what) {
                    case "poll" -> sources.hurry(id);
                    case "pause" -> sources.pause(id, true);
                    case "resume" -> sources.pause(id, false);
                    case "remove" -> sources.remove(id);
                    default -> throw new Refusal(400, "What is done with a source is one of: poll, pause, resume, remove.");
                };
        if (!known) {
            throw new Refusal(404, "No such source is followed.");
        }
        return "redirect:/sources";
    }

    /** The list for other readers; addresses that may hold a secret are for who has logged in. */
    @GetMapping("/sources.opml")
    ResponseEntity<byte[]> opml(HttpServletRequest request) throws IOException {
        boolean stranger = Authors.reviewer(request) == null;
        List<Status> listed = sources.all().stream()
                .filter(status -> !stranger || !status.source().address().contains("?"))
                .toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Opml.write(listed, out);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/x-opml; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"sources.opml\"")
                .header(HttpHeaders.CACHE_CONTROL, stranger ? "no-cache" : "no-store")
                .body(out.toByteArray());
    }

    /** Takes in a list of other readers, as a file of a form; one that cannot be followed stops none of the others. */
    @PostMapping("/sources.opml")
    String upload(HttpServletRequest request, HttpServletResponse response, Model model) {
        authors.of(request);
        byte[] file = FormRequest.file(request, "opml");
        if (file == null || file.length == 0) {
            return page("choose a file, as feed readers export it", request, response, model);
        }
        StringBuilder refused = new StringBuilder();
        try {
            for (Wish wish : Opml.read(file)) {
                try {
                    add(wish);
                } catch (FollowException e) {
                    refused.append(refused.isEmpty() ? "" : "; ").append(wish.address()).append(": ").append(e.getMessage());
                }
            }
        } catch (FollowException e) {
            return page(e.getMessage(), request, response, model);
        }
        return refused.isEmpty()
                ? "redirect:/sources"
                : page(refused.substring(0, Math.min(refused.length(), 1000)), request, response, model);
    }
}
