package riposte.web.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes kept to be read later: in memory up to {@value #MEMORY} bytes, then in a temporary file. For use by one thread;
 * closing it drops them.
 */
public final class Spool extends OutputStream {

    /** The disk of temporary files takes no more. */
    public static final class Full extends IOException {
        private static final long serialVersionUID = 1L;

        Full(IOException cause) {
            super("The disk of temporary files takes no more: " + cause.getMessage(), cause);
        }
    }

    private static final int MEMORY = 1 << 20;

    private ByteArrayOutputStream memory = new ByteArrayOutputStream(8_192);
    private Path file;
    private OutputStream fileOut;
    private long size;

    public long size() {
        return size;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (file == null && size + length <= MEMORY) {
            memory.write(bytes, offset, length);
        } else {
            writeFile(bytes, offset, length);
        }
        size += length;
    }

    private void writeFile(byte[] bytes, int offset, int length) throws Full {
        try {
            if (file == null) {
                file = Files.createTempFile("riposte-", ".spool");
                fileOut = Files.newOutputStream(file);
                memory.writeTo(fileOut);
                memory = new ByteArrayOutputStream(8_192);
            }
            fileOut.write(bytes, offset, length);
        } catch (IOException e) {
            throw new Full(e);
        }
    }

    /** Everything written so far. */
    public InputStream read() throws IOException {
        return file != null
                ? new BufferedInputStream(Files.newInputStream(file))
                : new ByteArrayInputStream(memory.toByteArray());
    }

    /** Writes everything written so far to another stream. */
    public void writeTo(OutputStream out) throws IOException {
        if (file != null) {
            Files.copy(file, out);
        } else {
            memory.writeTo(out);
        }
    }

    /** Forgets what was written; it can be written to again. */
    public void clear() {
        size = 0;
        memory.reset();
        if (file == null) {
            return;
        }
        try {
            if (fileOut != null) {
                fileOut.close();
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
        file = null;
        fileOut = null;
    }

    @Override
    public void close() {
        clear();
    }
}
