package riposte.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The port said on Monday that somebody had copied the lists from its servers, and it blamed"
                        + " nobody.",
                "fr | Le port a dit lundi que quelqu'un avait copié les listes de ses serveurs, sans accuser personne.",
                "es | El puerto dijo el lunes que alguien había copiado las listas de sus servidores, sin acusar a"
                        + " nadie.",
                "de | Der Hafen teilte am Montag mit, dass jemand die Listen von seinen Servern kopiert habe.",
                "it | Il porto ha detto lunedì che qualcuno aveva copiato le liste dai suoi server, senza accusare"
                        + " nessuno.",
                "pt | O porto disse na segunda-feira que alguém tinha copiado as listas dos seus servidores.",
                "nl | De haven zei maandag dat iemand de lijsten van zijn servers had gekopieerd.",
                "ca | El port va dir dilluns que algú havia copiat les llistes dels seus servidors amb un programa.",
                "ru | Порт сообщил в понедельник, что кто-то скопировал списки с его серверов.",
                "uk | Порт повідомив у понеділок, що хтось скопіював списки з його серверів.",
                "zh | 港口星期一表示，有人从其服务器上复制了货物清单。",
                "ja | 港は月曜日、何者かがサーバーから貨物リストをコピーしたと発表した。",
                "ar | قال الميناء يوم الاثنين إن شخصا نسخ القوائم من خوادمه",
                "und | 12:30 — 45 %",
            })
    void tells(String code, String text) {
        assertThat(Languages.detect(text)).isEqualTo(code);
        assertThat(Languages.detect((text + " ").repeat(40))).isEqualTo(code);
    }

    @Test
    void readsDeclarations() {
        assertThat(Languages.code("fr_CA")).isEqualTo("fr");
        assertThat(Languages.code(" EN-gb ")).isEqualTo("en");
        assertThat(Languages.code("zh-Hant-TW")).isEqualTo("zh");
        assertThat(Languages.code("")).isNull();
        assertThat(Languages.code("french")).isNull();
        assertThat(Languages.code("<script>")).isNull();
    }
}
