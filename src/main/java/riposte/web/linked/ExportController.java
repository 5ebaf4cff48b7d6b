package riposte.web.linked;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import riposte.export.ExportFormat;
import riposte.export.Exporter;
import riposte.export.TrafficLight;
import riposte.store.ClaimStore;
import riposte.web.data.ClaimEntry;
import riposte.web.data.ClaimFilter;
import riposte.web.data.GraphIndex;
import riposte.web.http.Accept;

/**
 * {@code /export?format=}: the whole graph as a download, written while it is read. {@code &gzip=true} packs it,
 * {@code &min-confidence=0.8} leaves out claims that are less sure. STIX also takes the parameters of lists of claims, and
 * {@code &tlp=amber} to mark what may be passed on. RDF has the texts of articles with {@code &text=true}, where whoever runs the
 * server allows that.
 */
@Controller
class ExportController {

    private static final List<ExportFormat> RDF =
            Arrays.stream(ExportFormat.values()).filter(ExportFormat::isRdf).toList();

    private final ClaimStore store;
    private final GraphIndex index;
    private final Texts texts;

    ExportController(ClaimStore store, GraphIndex index, Texts texts) {
        this.store = store;
        this.index = index;
        this.texts = texts;
    }

    @RequestMapping(
            path = "/export",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void export(
            @RequestParam(required = false) String format,
            @RequestParam(defaultValue = "false") String gzip,
            @RequestParam(name = "min-confidence", defaultValue = "") String minConfidence,
            @RequestParam(defaultValue = "shown") String status,
            @RequestParam(defaultValue = "") String tlp,
            @RequestParam(defaultValue = "false") String text,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ExportFormat chosen;
        TrafficLight light;
        try {
            light = tlp.isBlank() ? null : TrafficLight.of(tlp);
            chosen = format != null && !format.isBlank() ? ExportFormat.of(format) : negotiated(request);
        } catch (IllegalArgumentException e) {
            response.sendError(400, e.getMessage());
            return;
        }
        if (chosen == null) {
            response.sendError(406, "The graph can be exported as " + ExportFormat.names() + ".");
            return;
        }
        if (!status.equals("shown") && !status.equals("all")) {
            response.sendError(400, "The status is shown or all.");
            return;
        }
        boolean whole = text.equals("true");
        if (whole && !texts.mayBeGivenTo(request)) {
            response.sendError(403, Texts.REFUSED);
            return;
        }
        boolean packed = gzip.equals("true");
        response.setHeader("Vary", "Accept");
        response.setContentType(packed ? "application/gzip" : chosen.mediaType());
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"riposte." + chosen.extension() + (packed ? ".gz" : "") + "\"");
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        OutputStream out = packed ? new GZIPOutputStream(response.getOutputStream()) : response.getOutputStream();
        double least = ClaimFilter.confidence(minConfidence);
        Predicate<String> wanted = wanted(request);
        store.read(dataset -> {
            if (chosen == ExportFormat.STIX) {
                Exporter.writeStix(dataset, least, wanted, light, out);
            } else {
                Exporter.write(dataset, chosen, least, status.equals("all"), whole, out);
            }
            return null;
        });
        if (out instanceof GZIPOutputStream zipped) {
            zipped.finish();
        }
    }

    /** The claims that the parameters of lists of claims choose, by their IRIs. */
    private Predicate<String> wanted(HttpServletRequest request) {
        ClaimFilter filter = ClaimFilter.of(name -> name.equals("status") ? null : request.getParameter(name));
        if (filter.values().isEmpty()) {
            return claim -> true;
        }
        return filter.withCopies().apply(index.current()).stream().map(ClaimEntry::iri).collect(Collectors.toSet())::contains;
    }

    private static ExportFormat negotiated(HttpServletRequest request) {
        return Accept.parse(request.getHeader("Accept"))
                .best(RDF, ExportFormat::mediaType)
                .orElse(null);
    }
}
