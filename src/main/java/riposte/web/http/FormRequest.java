package riposte.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
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

/** A request whose form is read by the application: its parameters are those of the address, then those of the form. */
public class FormRequest extends HttpServletRequestWrapper {

    private static final int MOST_PARAMETERS = 1_000;

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
