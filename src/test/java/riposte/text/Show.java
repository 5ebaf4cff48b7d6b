package riposte.text;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Prints the trees of the lines of standard input, to look at: argument is the language. */
final class Show {

    private Show() {}

    public static void main(String[] args) throws Exception {
        Analyzer analyzer = Analyzer.of(args[0]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            for (Sentence sentence : analyzer.sentences(line)) {
                Sentence tree = analyzer.annotate(sentence);
                System.out.println("# " + tree.text());
                for (int i = 0; i < tree.size(); i++) {
                    Token t = tree.token(i);
                    System.out.printf("%3d %-16s %-16s %-6s %-5s %-10s %d %s [%d,%d)%n", i, t.form(), t.lemma(), t.pos(),
                            t.ner().equals("O") ? "" : t.ner().substring(0, 3), t.relation(), t.head(),
                            t.head() < 0 ? "-" : tree.token(t.head()).form(), t.start(), t.end());
                }
            }
        }
    }
}
