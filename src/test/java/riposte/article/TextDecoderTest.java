package riposte.article;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDecoderTest {

    private static final String FRENCH =
            "<p>L’ambassade a démenti « avec la plus grande fermeté » ces accusations, jugées dénuées de tout"
                    + " fondement.</p>";

    @Test
    void byteOrderMarkComesFirst() throws UnreadableException {
        assertThat(TextDecoder.decode(("\ufeff" + FRENCH).getBytes(UTF_8), "iso-8859-1"))
                .isEqualTo(FRENCH);
        assertThat(TextDecoder.decode(("\ufeff" + FRENCH).getBytes(UTF_16LE), "utf-8"))
                .isEqualTo(FRENCH);
        assertThat(TextDecoder.decode(("\ufeff" + FRENCH).getBytes(UTF_16BE), null))
                .isEqualTo(FRENCH);
        assertThat(TextDecoder.decode(("\ufeff" + FRENCH).getBytes(Charset.forName("UTF-32LE")), null))
                .isEqualTo(FRENCH);
    }

    @Test
    void wideTextWithoutMark() throws UnreadableException {
        assertThat(TextDecoder.decode(FRENCH.getBytes(UTF_16LE), null)).isEqualTo(FRENCH);
        assertThat(TextDecoder.decode(FRENCH.getBytes(UTF_16BE), null)).isEqualTo(FRENCH);
    }

    @Test
    void validUtf8IsUtf8WhateverWasDeclared() throws UnreadableException {
        assertThat(TextDecoder.decode(FRENCH.getBytes(UTF_8), "windows-1252")).isEqualTo(FRENCH);
        String page = "<meta http-equiv=content-type content='text/html; charset=iso-8859-15'>" + FRENCH;
        assertThat(TextDecoder.decode(page.getBytes(UTF_8), null)).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, L’été « dernier » à Brême",
        "windows-1251, Министерство отвергло обвинения в атаке на серверы",
        "iso-8859-2, Ministerstvo popřelo účast na útoku",
        "shift_jis, 外務省はサイバー攻撃への関与を否定した",
        "gb18030, 外交部否认参与网络攻击",
        "euc-kr, 외무부는 사이버 공격 연루를 부인했다"
    })
    void theHeaderThenThePageNameTheCharset(String charset, String text) throws UnreadableException {
        byte[] bytes = text.getBytes(Charset.forName(charset));
        assertThat(TextDecoder.decode(bytes, charset)).isEqualTo(text);
        String page = "<meta charset=\"" + charset + "\"><p>" + text;
        assertThat(TextDecoder.decode(page.getBytes(Charset.forName(charset)), null))
                .isEqualTo(page);
    }

    @Test
    void statefulCharsetsAreTakenAtTheirWord() throws UnreadableException {
        String text = "外務省はサイバー攻撃への関与を否定した";
        assertThat(TextDecoder.decode(text.getBytes(Charset.forName("ISO-2022-JP")), "iso-2022-jp"))
                .isEqualTo(text);
    }

    @Test
    void withoutDeclarationTheContentDecides() throws UnreadableException {
        String russian =
                "Министерство иностранных дел отвергло обвинения в атаке на серверы избирательной комиссии. ".repeat(5);
        assertThat(TextDecoder.decode(russian.getBytes(Charset.forName("windows-1251")), null))
                .isEqualTo(russian);
        String french = FRENCH.replace("’", "'").repeat(4);
        assertThat(TextDecoder.decode(french.getBytes(Charset.forName("windows-1252")), null))
                .isEqualTo(french);
    }

    @Test
    void unknownNamesAreIgnored() throws UnreadableException {
        assertThat(TextDecoder.decode("plain".getBytes(US_ASCII), "x-no-such-charset"))
                .isEqualTo("plain");
        assertThat(TextDecoder.decode("<meta charset='???'>é".getBytes(UTF_8), "\u0000"))
                .endsWith("é");
    }

    @Test
    void aBrokenCharacterDoesNotSpoilAPage() throws UnreadableException {
        byte[] bytes = FRENCH.repeat(3).getBytes(UTF_8);
        bytes[bytes.length - 20] = (byte) 0xff;
        assertThat(TextDecoder.decode(bytes, "utf-8"))
                .contains("\ufffd")
                .contains("démenti « avec la plus grande fermeté »");
    }
}
