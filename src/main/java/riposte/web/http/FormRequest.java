package riposte.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.Parameters;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;

/** A request whose form is read by the application: its parameters are those of the address, then those of the form. */
public class FormRequest extends HttpServletRequestWrapper {

    private static final int MOST_PARAMETERS = 1_000;
    private static final int MOST_PARTS = 20;
    private static final String FILE = FormRequest.class.getName() + ".file.";

    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    /** A request with the parameters of its address, so far. */
    public FormRequest(HttpServletRequest request) {
        super(request);
        parameters.putAll(request.getParameterMap());
    }

    /** Whether the body is a form. */
    public final boolean isForm() {
        String type = getContentType();
        return getMethod().equals("POST")
                && type != null
                && type.replaceFirst(";.*", "").strip().equalsIgnoreCase("application/x-www-form-urlencoded");
    }

    /** Whether the body is a form with files (RFC 7578). */
    public final boolean isMultipart() {
        String type = getContentType();
        return getMethod().equals("POST")
                && type != null
                && type.replaceFirst(";.*", "").strip().equalsIgnoreCase("multipart/form-data");
    }

    /** The file in a field of such a form, or null. */
    public static byte[] file(HttpServletRequest request, String field) {
        return (byte[]) request.getAttribute(FILE + field);
    }

    /**
     * Adds the parameters of a form with files, and its files.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    final void addParts(byte[] form) {
        FileUpload parts = new FileUpload();
        parts.setFileCountMax(MOST_PARTS);
        try {
            FileItemIterator all = parts.getItemIterator(new UploadContext() {
                @Override
                public String getCharacterEncoding() {
                    return StandardCharsets.UTF_8.name();
                }

                @Override
                public String getContentType() {
                    return FormRequest.this.getContentType();
                }

                @Override
                public long contentLength() {
                    return form.length;
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(form);
                }
            });
            for (int n = 0; all.hasNext(); n++) {
                FileItemStream part = all.next();
                if (n == MOST_PARTS) {
                    throw new IllegalArgumentException("too many parts");
                }
                byte[] content;
                try (InputStream in = part.openStream()) {
                    content = in.readAllBytes();
                }
                if (part.isFormField()) {
                    parameters.putIfAbsent(
                            part.getFieldName(), new String[] {new String(content, StandardCharsets.UTF_8)});
                } else {
                    setAttribute(FILE + part.getFieldName(), content);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Adds the parameters of the form.
     *
     * @throws org.apache.tomcat.util.http.InvalidParameterException when they cannot be decoded, or are too many
     * @throws IllegalArgumentException when the request names a character set that is not known
     */
    public final void add(byte[] form) {
        String charset = getCharacterEncoding();
        Parameters added = new Parameters();
        added.setLimit(MOST_PARAMETERS);
        added.setCharset(charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset));
        added.processParameters(form, 0, form.length);
        for (String name : Collections.list(added.getParameterNames())) {
            List<String> values = new ArrayList<>(Arrays.asList(parameters.getOrDefault(name, new String[0])));
            values.addAll(Arrays.asList(added.getParameterValues(name)));
            parameters.put(name, values.toArray(String[]::new));
        }
    }

    @Override
    public String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }
}
