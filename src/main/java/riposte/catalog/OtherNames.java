package riposte.catalog;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * Words that keep names from being taken for what they are not ({@code ontology/catalog/other-names.csv}):
 * {@code phrase}, which holds a name but means something else (South China Sea); {@code forename}, a state's name that is
 * a first name too (Jordan); {@code office}, a word after such a name that shows it to be the state (Jordan Foreign
 * Ministry); {@code cue}, a word beside which an ambiguous name counts (group, pirates); {@code attached-before} and
 * {@code attached-after}, parts of a hyphenated word that change its sense (pro-Russian, Chinese-speaking);
 * {@code not-in-capitals}, an abbreviation that is another word in a line of capitals.
 */
record OtherNames(List<Word> words) {

    record Word(String text, String lang, String use) {

        boolean in(String language) {
            return lang == null || lang.equals(language);
        }
    }

    static OtherNames read(Reader in, String file) {
        List<Word> words = new ArrayList<>();
        try (var parser = Table.FORMAT.parse(in)) {
            for (CSVRecord record : parser) {
                String lang = record.get("lang");
                for (String text : record.get("words").split("\\|")) {
                    words.add(new Word(text.strip(), lang.isEmpty() ? null : lang, record.get("use")));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new CatalogException(file + ": " + e.getMessage(), e);
        }
        return new OtherNames(List.copyOf(words));
    }

    List<String> of(String use, String language) {
        return words.stream()
                .filter(w -> w.use().equals(use) && w.in(language))
                .map(Word::text)
                .toList();
    }
}
