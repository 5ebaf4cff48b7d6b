package riposte.web.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request body that ends in {@link Pace.TooSlow} when its client falls behind. */
public final class PacedInput extends FilterInputStream {

    private final Pace pace;

    public PacedInput(InputStream in, Pace pace) {
        super(in);
        this.pace = pace;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return pace.measure(() -> in.read(bytes, offset, length));
    }
}
