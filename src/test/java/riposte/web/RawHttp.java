package riposte.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** HTTP as nobody's client writes it: bytes over a socket. */
public final class RawHttp {

    /** What came back. */
    public record Answer(int status, String head, String body) {

        /** Whether a header with that name and beginning of a value is there. */
        public boolean has(String name, String value) {
            String beginning = name + ": " + value;
            return head.lines().anyMatch(line -> line.regionMatches(true, 0, beginning, 0, beginning.length()));
        }
    }

    private static final int PIECE = 16_384;

    private RawHttp() {}

    /** Opens a connection, from an address of this machine. */
    public static Socket connect(TestServer server, String from) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.uri("/").getPort(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(30_000);
        return socket;
    }

    /** Sends a request, as far as the server listens, and reads until it closes. */
    public static Answer send(TestServer server, String request) throws IOException {
        try (Socket socket = connect(server, "127.0.0.1")) {
            byte[] bytes = request.getBytes(ISO_8859_1);
            try {
                // Whoever is refused before the end is answered before it, and a connection may end as soon as it was.
                for (int at = 0; at < bytes.length && socket.getInputStream().available() == 0; at += PIECE) {
                    socket.getOutputStream().write(bytes, at, Math.min(PIECE, bytes.length - at));
                }
                socket.getOutputStream().flush();
            } catch (SocketException e) {
                // The answer tells why.
            }
            return read(socket);
        }
    }

    /** A GET of a path with headers, each ending in a line break. */
    public static Answer get(TestServer server, String path, String headers) throws IOException {
        return send(server, "GET " + path + " HTTP/1.1\r\n" + headers.replace("\n", "\r\n") + "Connection: close\r\n\r\n");
    }

    /** Reads an answer to its end. */
    public static Answer read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        try {
            int n = in.read(buffer);
            while (n >= 0) {
                bytes.write(buffer, 0, n);
                n = in.read(buffer);
            }
        } catch (SocketException e) {
            // A server that leaves a body unread ends the connection with a reset, behind its answer.
            if (bytes.size() == 0) {
                throw e;
            }
        }
        String all = bytes.toString(ISO_8859_1);
        int end = all.indexOf("\r\n\r\n");
        String head = end < 0 ? all : all.substring(0, end);
        int status = head.matches("(?s)HTTP/1\\.1 \\d{3}.*") ? Integer.parseInt(head.substring(9, 12)) : 0;
        return new Answer(status, head, end < 0 ? "" : all.substring(end + 4));
    }
}
