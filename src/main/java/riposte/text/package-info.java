/**
 * Article text as sentences, words, dictionary forms, names and dependency trees. The linguistic engine behind it is
 * Stanford CoreNLP (tokenizers, taggers, entity recognisers, and the neural parsers' models) with Morfologik
 * dictionaries; neither shows outside this package. It knows nothing of claims and may use no other package of Riposte.
 *
 * <h2>The way of a text</h2>
 *
 * <ol>
 *   <li>{@link riposte.text.Analyzer#sentences} cuts it. No model is loaded; about 1 to 2 µs a word. A sentence ends with
 *       its line. Closing quotation marks belong to the sentence they close; abbreviations, acronyms and German ordinals
 *       do not end one; a dateline ({@code PARIS (AFP) -}) is a sentence of its own. Sentences of more than 160 words
 *       are cut at a comma, and lines of more than 2,000 characters in pieces, so that no text takes more than time
 *       proportional to its length.
 *   <li>{@link riposte.text.Analyzer#lemmas} gives every dictionary form of a word, to screen with.
 *   <li>{@link riposte.text.Analyzer#annotate} adds dictionary forms, parts of speech, names and the tree to those
 *       sentences that are worth it. It costs fifty to a hundred times as much.
 * </ol>
 *
 * <p>Words before annotation are those of the text. Annotation may split a contraction, so numbers of words are not
 * kept, but places in the text are: parts of a contraction all have the place of the whole.
 *
 * <h2>Conventions of the trees</h2>
 *
 * <p>Relations are those of basic Universal Dependencies, version 2, as each language's treebank uses them:
 *
 * <ul>
 *   <li><b>All languages.</b> The agent of a passive is {@code obl:agent}, its subject {@code nsubj:pass}, its auxiliary
 *       {@code aux:pass}. In reported speech the reporting verb is the head and what is said its {@code ccomp}, also
 *       when it comes first and verb and subject are inverted. Auxiliaries and copulas are {@code AUX} and hang under
 *       the verb or predicate; modals and conditionals are found there ({@code aurait}, {@code soll},
 *       {@code habría}, {@code may}). Coordinated words hang under the first, as {@code conj}. A word for "according
 *       to" is the {@code case} of an {@code obl} of the clause. Dictionary forms are in lower case, names too.
 *   <li><b>English.</b> A title before a name is {@code compound} of the name ({@code spokesman} under {@code Peskov},
 *       {@code Kremlin} under {@code spokesman}), the last word of a name is its head. {@code accuse X of doing}:
 *       {@code obj}, {@code advcl}, and {@code of} as {@code case} or {@code mark}; {@code of} with a noun:
 *       {@code obl}. The clause of a noun ({@code accusations that …}) is {@code ccomp}. {@code n't} and
 *       {@code not} are {@code advmod}; possessors {@code nmod:poss}. {@code according} is {@code case} and
 *       {@code to} its {@code fixed}.
 *   <li><b>French.</b> {@code du}, {@code au}, {@code des}, {@code aux}, {@code auquel} … are two words. The first word
 *       of a name is its head, the rest {@code flat:name}; a function before a name is its head, the name
 *       {@code appos}. What an accusation is of: {@code xcomp} with {@code mark} {@code de}; {@code à} complements:
 *       {@code obl}, {@code obl:arg} or {@code obl:mod}; circumstances often {@code obl:mod}; {@code dont}
 *       {@code obl} or {@code nmod}. {@code ne} and {@code pas} are {@code advmod}.
 *   <li><b>Spanish.</b> Contractions {@code del}, {@code al} stay whole, clitics are split ({@code acusarlo}). The person
 *       after {@code a} is {@code obj} or {@code iobj}, without rule; the head of a name is its first word, the rest
 *       {@code flat}, and what follows {@code de} in a name {@code nmod}. Infinitive after {@code de}: {@code xcomp}
 *       or {@code acl}; {@code negar haber …}: {@code ccomp}.
 *   <li><b>German.</b> {@code im}, {@code zum}, {@code vom} … are two words. A particle that stands apart is
 *       {@code compound:prt} and part of the verb's dictionary form ({@code wirft … vor}: {@code vorwerfen}). The person
 *       accused is {@code obj} whatever its case; a dative may be taken for the genitive of the noun before it
 *       ({@code schreibt den Angriff der Gruppe zu}: {@code nmod}). Clauses with {@code zu} are {@code xcomp},
 *       {@code advcl} or {@code conj}.
 * </ul>
 *
 * <h2>A further language</h2>
 *
 * <p>is a file {@code riposte/text/LANG.properties} with its models, dictionary, abbreviations, reporting verbs and the
 * repairs it needs, where CoreNLP has a neural dependency parser for it. If its tagger's
 * tags are not universal, a further file maps them.
 *
 * <h2>Choices</h2>
 *
 * <ul>
 *   <li>The English parser is the neural one: the constituency parser in CoreNLP's basic models takes time cubic in the
 *       sentence's length, and the shift-reduce one comes only with another 500 MB of models.
 *   <li>A parser of our own ({@code TransitionParser}) replaces CoreNLP's own reader of the parsing models: same trees, about five
 *       times as fast, loaded in a fifth of the time, and 200 MB less heap for each language.
 *   <li>Names come from one model per language, the four-class one for English: it also knows nationalities
 *       ({@code MISC}).
 *   <li>All models only read after loading; one set serves every thread of the process. French and English take about
 *       240 MB of heap each, Spanish about the same, German 540 MB.
 * </ul>
 */
package riposte.text;
