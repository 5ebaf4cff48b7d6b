package riposte.article;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes to characters: by byte order mark; as UTF-8 where the bytes are valid UTF-8, whatever was declared; by the HTTP
 * header; by the page's own declaration; by content. Declared names are read as the WHATWG Encoding Standard asks, so
 * that ISO-8859-1 means windows-1252.
 */
final class TextDecoder {

    private static final int PRESCAN = 4096;
    private static final int DETECT = 64 << 10;
    private static final Pattern META_CHARSET = Pattern.compile(
            "<(?:meta|\\?xml)\\b[^>]{0,400}?(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.+-]{2,40})",
            Pattern.CASE_INSENSITIVE);
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private TextDecoder() {}

    /**
     * Decodes a page or text.
     *
     * @param declared charset of the HTTP header, or null
     * @throws UnreadableException when the bytes are no text
     */
    static String decode(byte[] bytes, String declared) throws UnreadableException {
        Charset mark = byteOrderMark(bytes);
        if (mark != null) {
            int skip = mark == StandardCharsets.UTF_8 ? 3 : mark.name().startsWith("UTF-32") ? 4 : 2;
            return new String(bytes, skip, bytes.length - skip, mark);
        }
        String binary = binaryKind(bytes);
        if (binary != null) {
            throw new UnreadableException(
                    "is " + binary + ", not a page or text; convert it to HTML or plain text first");
        }
        Charset wide = utf16WithoutMark(bytes);
        if (wide != null) {
            return new String(bytes, wide);
        }
        Charset header = charset(declared);
        Charset meta = charset(declaredInPage(bytes));
        if (isStateful(header)) {
            return new String(bytes, header);
        }
        if (header == null && isStateful(meta)) {
            return new String(bytes, meta);
        }
        String utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return utf8;
        }
        for (Charset candidate : new Charset[] {header, meta}) {
            if (candidate == null) {
                continue;
            }
            if (candidate.equals(StandardCharsets.UTF_8)) {
                String mended = nearlyUtf8(bytes);
                if (mended != null) {
                    return mended;
                }
            } else if (!candidate.name().startsWith("UTF-")) {
                String text = strict(bytes, candidate);
                if (text != null) {
                    return text;
                }
            }
        }
        return detected(bytes);
    }

    private static Charset byteOrderMark(byte[] b) {
        if (b.length >= 3 && b[0] == (byte) 0xef && b[1] == (byte) 0xbb && b[2] == (byte) 0xbf) {
            return StandardCharsets.UTF_8;
        }
        if (b.length >= 4 && b[0] == (byte) 0xff && b[1] == (byte) 0xfe && b[2] == 0 && b[3] == 0) {
            return Charset.forName("UTF-32LE");
        }
        if (b.length >= 4 && b[0] == 0 && b[1] == 0 && b[2] == (byte) 0xfe && b[3] == (byte) 0xff) {
            return Charset.forName("UTF-32BE");
        }
        if (b.length >= 2 && b[0] == (byte) 0xff && b[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (b.length >= 2 && b[0] == (byte) 0xfe && b[1] == (byte) 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    /** What a file that is no text seems to be, or null. */
    static String binaryKind(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        if (head.startsWith("%PDF-")) {
            return "a PDF document";
        }
        if (head.startsWith("PK\3\4")) {
            return "a ZIP archive or office document";
        }
        if (head.startsWith("\u0089PNG")
                || head.startsWith("GIF8")
                || head.startsWith("\u00ff\u00d8\u00ff")
                || head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return "an image";
        }
        int length = Math.min(bytes.length, DETECT);
        int nul = 0;
        int control = 0;
        for (int i = 0; i < length; i++) {
            int b = bytes[i] & 0xff;
            if (b == 0) {
                nul++;
            } else if (b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b || b == 0x7f) {
                control++;
            }
        }
        boolean wide = utf16WithoutMark(bytes) != null;
        return !wide && (nul > 0 && nul * 50 >= length || control * 20 > length) ? "binary data" : null;
    }

    private static Charset utf16WithoutMark(byte[] bytes) {
        int length = Math.min(bytes.length, DETECT) & ~1;
        if (length < 8) {
            return null;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        int units = length / 2;
        if (odd * 10 > units * 7 && even * 20 < units) {
            return StandardCharsets.UTF_16LE;
        }
        return even * 10 > units * 7 && odd * 20 < units ? StandardCharsets.UTF_16BE : null;
    }

    private static String declaredInPage(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, PRESCAN), StandardCharsets.ISO_8859_1);
        Matcher m = META_CHARSET.matcher(head);
        return m.find() ? m.group(1) : null;
    }

    private static Charset charset(String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        String label = name.strip().toLowerCase(Locale.ROOT);
        switch (label) {
            case "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii":
                return WINDOWS_1252;
            case "iso-8859-9", "latin5":
                label = "windows-1254";
                break;
            case "gb2312", "gbk":
                label = "gb18030";
                break;
            case "shift_jis", "sjis", "x-sjis":
                label = "windows-31j";
                break;
            case "ks_c_5601-1987", "euc-kr":
                label = "x-windows-949";
                break;
            case "tis-620", "iso-8859-11":
                label = "x-windows-874";
                break;
            default:
                break;
        }
        try {
            return Charset.forName(label);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static boolean isStateful(Charset charset) {
        return charset != null && charset.name().startsWith("ISO-2022");
    }

    private static String strict(byte[] bytes, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(
                            charset.equals(WINDOWS_1252) ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** UTF-8 with a few broken places, as where a page was cut or glued together; null when it is something else. */
    private static String nearlyUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int broken = 0;
        int good = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\ufffd') {
                broken++;
            } else if (c >= 0x80) {
                good++;
            }
        }
        return broken * 10 <= good ? text : null;
    }

    private static String detected(byte[] bytes) {
        byte[] sample = bytes.length <= DETECT ? bytes : Arrays.copyOf(bytes, DETECT);
        CharsetMatch best = new CharsetDetector().setText(sample).detect();
        Charset charset = best == null || best.getConfidence() < 20 ? WINDOWS_1252 : charset(best.getName());
        if (charset == null || charset.equals(StandardCharsets.UTF_8)) {
            String mended = nearlyUtf8(bytes);
            return mended != null ? mended : new String(bytes, WINDOWS_1252);
        }
        return new String(bytes, charset);
    }
}
