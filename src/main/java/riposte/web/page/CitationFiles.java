package riposte.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import riposte.rdf.Iris;
import riposte.web.data.ClaimEntry;
import riposte.web.data.GraphIndex;
import tools.jackson.databind.json.JsonMapper;

/** A claim for reference managers: BibTeX, RIS and CSL-JSON. */
@Controller
class CitationFiles {

    private final GraphIndex index;
    private final Iris iris;
    private final ThingPages pages;
    private final JsonMapper json;

    CitationFiles(GraphIndex index, Iris iris, ThingPages pages, JsonMapper json) {
        this.index = index;
        this.iris = iris;
        this.pages = pages;
        this.json = json;
    }

    @GetMapping("/claim/{id:[^.]+}.{extension:bib|ris|csl}")
    void file(@PathVariable String id, @PathVariable String extension, HttpServletResponse response)
            throws IOException {
        ClaimEntry claim = index.current().claim(iris.claim(id));
        if (claim == null || claim.article() == null) {
            response.sendError(404, "The graph knows no claim " + id + " of an article.");
            return;
        }
        Citation citation = pages.citation(claim);
        byte[] body =
                switch (extension) {
                    case "bib" -> citation.bibtex().getBytes(StandardCharsets.UTF_8);
                    case "ris" -> citation.ris().getBytes(StandardCharsets.UTF_8);
                    default -> json.writeValueAsBytes(citation.csl());
                };
        response.setContentType(
                switch (extension) {
                    case "bib" -> "application/x-bibtex;charset=utf-8";
                    case "ris" -> "application/x-research-info-systems;charset=utf-8";
                    default -> "application/vnd.citationstyles.csl+json";
                });
        String name = "riposte-" + id + (extension.equals("csl") ? ".json" : "." + extension);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9.-]", "-") + "\"");
        response.getOutputStream().write(body);
    }
}
