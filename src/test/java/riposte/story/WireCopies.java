package riposte.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import tools.jackson.databind.ObjectMapper;

/**
 * Invented wire stories in eight languages, their copies as sites make them, and texts that look like copies and are none. The
 * paragraphs are passages of {@code training/corpus}.
 */
final class WireCopies {

    static final List<String> LANGUAGES = List.of("en", "fr", "es", "de", "it", "pt", "ru", "zh");

    /** A text of the measuring. @param story what it is a copy of; of its own where it is none. @param way how it was made */
    record Text(String story, String lang, String way, String text) {}

    /** A text that holds two whole stories, and so is a copy of either. */
    static final String ROUNDUP = "two whole stories";

    private static final int PARAGRAPHS = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What sites put around texts. */
    private static final Map<String, String> AROUND = Map.of(
            "en", "Sign up to our morning newsletter and never miss a story. By continuing you accept our terms of use and the way we handle cookies. Follow us on all channels, write to the newsroom, or support independent reporting with a small gift each month. All rights reserved; no part of this page may be reproduced without permission in writing.",
            "fr", "Inscrivez-vous à notre lettre du matin et ne manquez plus aucun article. En poursuivant votre visite, vous acceptez nos conditions et notre usage des témoins de connexion. Suivez-nous partout, écrivez à la rédaction ou soutenez une presse libre par un petit don mensuel. Tous droits réservés, reproduction interdite sans accord écrit.",
            "es", "Suscríbase a nuestro boletín de la mañana y no se pierda ninguna noticia. Al seguir navegando acepta nuestras condiciones y el uso de galletas informáticas. Síganos en todas las redes, escriba a la redacción o apoye el periodismo libre con una pequeña donación mensual. Todos los derechos reservados, prohibida la reproducción sin permiso.",
            "de", "Bestellen Sie unseren Rundbrief am Morgen und verpassen Sie keinen Beitrag mehr. Mit dem Besuch der Seite stimmen Sie unseren Bedingungen und dem Einsatz von Cookies zu. Folgen Sie uns auf allen Kanälen, schreiben Sie der Redaktion oder unterstützen Sie freie Berichte mit einem kleinen Betrag im Monat. Alle Rechte vorbehalten, Nachdruck nur mit Erlaubnis.",
            "it", "Iscriviti alla nostra lettera del mattino e non perdere più nessuna notizia. Continuando la visita accetti le nostre condizioni e l'uso dei cookie. Seguici su tutti i canali, scrivi alla redazione o sostieni il giornalismo libero con un piccolo dono al mese. Tutti i diritti riservati, vietata la riproduzione senza permesso scritto.",
            "pt", "Assine a nossa carta da manhã e não perca mais nenhuma notícia. Ao continuar a visita, aceita as nossas condições e o uso de cookies. Siga-nos em todos os canais, escreva à redação ou apoie o jornalismo livre com uma pequena doação por mês. Todos os direitos reservados, proibida a reprodução sem autorização escrita.",
            "ru", "Подпишитесь на нашу утреннюю рассылку и не пропускайте ни одной новости. Продолжая просмотр, вы принимаете наши условия и использование файлов cookie. Следите за нами на всех площадках, пишите в редакцию или поддержите независимые новости небольшим взносом каждый месяц. Все права защищены, перепечатка только с письменного разрешения.",
            "zh", "订阅我们的早间通讯,不再错过任何新闻。继续浏览即表示您接受我们的使用条款和网站记录方式。欢迎在各个平台关注我们,致信编辑部,或每月小额捐助以支持独立报道。版权所有,未经书面许可不得转载本页任何内容。");

    private static final List<List<String>> UK = List.of(
            List.of("ize", "ise"), List.of("izing", "ising"), List.of("ization", "isation"), List.of("or ", "our "), List.of("efense", "efence"),
            List.of("rogram ", "rogramme "), List.of("ter ", "tre "));

    /** What a copy is made with. */
    private record Making(String lang, Random random, List<String> spare) {

        String paragraph() {
            return spare.get(random.nextInt(spare.size()));
        }

        List<String> paragraphs(int count) {
            return random.ints(0, spare.size()).distinct().limit(count).mapToObj(spare::get).toList();
        }
    }

    private final Map<String, List<List<String>>> stories = new LinkedHashMap<>();
    private final Map<String, List<String>> spare = new LinkedHashMap<>();
    /** How copies are made. */
    private final Map<String, BiFunction<List<String>, Making, List<String>>> ways = ways();

    WireCopies() {
        LANGUAGES.forEach(lang -> {
            List<String> passages = passages(lang);
            List<List<String>> made = new ArrayList<>();
            int spared = passages.size() / 5;
            spare.put(lang, passages.subList(0, spared));
            for (int i = spared; i + PARAGRAPHS <= passages.size(); i += PARAGRAPHS) {
                made.add(passages.subList(i, i + PARAGRAPHS));
            }
            stories.put(lang, made);
        });
    }

    private static List<String> passages(String lang) {
        try {
            Map<String, String> byGroup = new LinkedHashMap<>();
            for (String line : Files.readAllLines(Path.of("training/corpus/" + lang + ".jsonl"))) {
                var passage = JSON.readTree(line);
                byGroup.putIfAbsent(passage.path("group").asString(), passage.path("text").asString());
            }
            return List.copyOf(byGroup.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, BiFunction<List<String>, Making, List<String>>> ways() {
        Map<String, BiFunction<List<String>, Making, List<String>>> ways = new LinkedHashMap<>();
        ways.put("as it is", (p, m) -> p);
        ways.put("first two thirds", (p, m) -> p.subList(0, 4));
        ways.put("first half", (p, m) -> p.subList(0, 3));
        ways.put("first third", (p, m) -> p.subList(0, 2));
        ways.put("headline and dateline in the text", (p, m) -> join(List.of(first(m.paragraph(), m), "(WIRE) –"), p));
        ways.put("another lead", (p, m) -> join(List.of(m.paragraph()), p.subList(1, p.size())));
        ways.put("words of the site around", (p, m) -> join(join(List.of(first(AROUND.get(m.lang), m)), p), List.of(AROUND.get(m.lang))));
        ways.put("other quotation marks and forms", (p, m) -> p.stream().map(WireCopies::typeset).toList());
        ways.put("5 words in 100 changed", (p, m) -> p.stream().map(text -> reworded(text, m, 0.05)).toList());
        ways.put("10 words in 100 changed", (p, m) -> p.stream().map(text -> reworded(text, m, 0.1)).toList());
        ways.put("a paragraph put in", (p, m) -> join(join(p.subList(0, 3), List.of(m.paragraph())), p.subList(3, p.size())));
        ways.put("paragraphs in another order", (p, m) -> join(p.subList(3, p.size()), p.subList(0, 3)));
        ways.put("British spelling", (p, m) -> p.stream().map(WireCopies::british).toList());
        ways.put("cut, another lead, site, words", (p, m) -> join(
                join(List.of(m.paragraph()), p.subList(1, 4).stream().map(text -> reworded(text, m, 0.03)).toList()),
                List.of(AROUND.get(m.lang))));
        return ways;
    }

    /** The stories with even (or odd) numbers, and a copy of each in every way. */
    List<Text> copies(int half) {
        List<Text> texts = new ArrayList<>();
        stories.forEach((lang, all) -> {
            for (int i = half; i < all.size(); i += 2) {
                for (var way : ways.entrySet()) {
                    if (way.getKey().startsWith("British") && !lang.equals("en")) {
                        continue;
                    }
                    Making making = new Making(lang, new Random(31L * i + way.getKey().hashCode()), spare.get(lang));
                    texts.add(new Text(lang + i, lang, way.getKey(), String.join("\n", way.getValue().apply(all.get(i), making))));
                }
            }
        });
        return texts;
    }

    /** What shares much with the stories and is another one. */
    List<Text> others(int half) {
        List<Text> texts = new ArrayList<>();
        stories.forEach((lang, all) -> {
            for (int i = half; i + 2 < all.size(); i += 2) {
                List<String> story = all.get(i);
                Making making = new Making(lang, new Random(i), spare.get(lang));
                texts.add(text(lang, i, "shares one paragraph of five", join(making.paragraphs(4), story.subList(5, 6))));
                texts.add(text(lang, i, "shares two paragraphs of six", join(making.paragraphs(4), story.subList(4, 6))));
                texts.add(text(lang, i, "beginnings of three stories", join(join(story.subList(0, 1), all.get(i + 2).subList(0, 1)), making.paragraphs(1))));
            }
        });
        for (int i = half; i < 120; i += 2) {
            for (String[] form : Forms.ALL) {
                texts.add(new Text("form-" + form[0] + i, form[1], "a form filled in", Forms.filled(form, i)));
            }
        }
        return texts;
    }

    /** Two whole stories in one text. */
    List<Text> roundups(int half) {
        List<Text> texts = new ArrayList<>();
        stories.forEach((lang, all) -> {
            for (int i = half; i + 2 < all.size(); i += 4) {
                texts.add(text(lang, i, ROUNDUP, join(all.get(i), all.get(i + 2))));
            }
        });
        return texts;
    }

    private static Text text(String lang, int i, String way, List<String> paragraphs) {
        return new Text(lang + i + " " + way, lang, way, String.join("\n", paragraphs));
    }

    private static List<String> join(List<String> a, List<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private static String first(String text, Making making) {
        return text.substring(0, text.length() / (making.lang.equals("zh") ? 4 : 6));
    }

    /** Other quotation marks, dashes and spaces, soft hyphens, letters taken apart, and ligatures. */
    private static String typeset(String text) {
        String other = text.replaceAll("[\"“”„«»]", "''").replace("’", "'").replace(" – ", " - ").replace("fi", "ﬁ").replace(" ", "\u00A0");
        return Normalizer.normalize(other.replaceAll("(\\p{L}{4})(\\p{L}{4})", "$1\u00AD$2"), Normalizer.Form.NFD);
    }

    private static String british(String text) {
        String other = text;
        for (List<String> change : UK) {
            other = other.replace(change.get(0), change.get(1));
        }
        return other;
    }

    /** Some words replaced by words of another text; of Chinese, characters in pairs. */
    private static String reworded(String text, Making making, double part) {
        boolean chinese = making.lang.equals("zh");
        String pieces = chinese ? "(?<=\\G.{2})" : "(?<= )";
        String[] words = text.split(pieces);
        String[] others = making.paragraph().split(pieces);
        for (int i = 0; i < words.length; i++) {
            if (making.random.nextDouble() < part) {
                words[i] = others[making.random.nextInt(others.length)];
            }
        }
        return String.join("", words);
    }

    /** In an order that has nothing to do with how they were made. */
    static List<Text> shuffled(List<Text> texts, long seed) {
        List<Text> shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }
}
