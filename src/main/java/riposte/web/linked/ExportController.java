package riposte.web.linked;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import riposte.export.ExportFormat;
import riposte.export.Exporter;
import riposte.store.ClaimStore;
import riposte.web.data.ClaimFilter;
import riposte.web.http.Accept;

/**
 * {@code /export?format=}: the whole graph as a download, written while it is read. {@code &gzip=true} packs it,
 * {@code &min-confidence=0.8} leaves out claims that are less sure.
 */
@Controller
class ExportController {

    private static final List<ExportFormat> RDF =
            Arrays.stream(ExportFormat.values()).filter(ExportFormat::isRdf).toList();

    private final ClaimStore store;

    ExportController(ClaimStore store) {
        this.store = store;
    }

    @RequestMapping(
            path = "/export",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void export(
            @RequestParam(required = false) String format,
            @RequestParam(defaultValue = "false") String gzip,
            @RequestParam(name = "min-confidence", defaultValue = "") String minConfidence,
            @RequestParam(defaultValue = "shown") String status,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ExportFormat chosen;
        try {
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
        store.read(dataset -> {
            Exporter.write(dataset, chosen, ClaimFilter.confidence(minConfidence), status.equals("all"), out);
            return null;
        });
        if (out instanceof GZIPOutputStream zipped) {
            zipped.finish();
        }
    }

    private static ExportFormat negotiated(HttpServletRequest request) {
        return Accept.parse(request.getHeader("Accept"))
                .best(RDF, ExportFormat::mediaType)
                .orElse(null);
    }
}
