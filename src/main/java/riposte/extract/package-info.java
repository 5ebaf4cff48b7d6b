/**
 * From sentences to claims: who says what of whom about a hostile cyber act.
 *
 * <p>{@link riposte.extract.Extractor} is the door: it joins what the reader that learned finds ({@code riposte.resolve}) with what the rules
 * of this package find ({@code RuleExtractor}), by what each was measured to read better. For the rules an article goes through these steps:
 *
 * <ol>
 *   <li><b>Screen</b> ({@code Screen}, {@code Topic}): without any model, only sentences go on that have a predicate of
 *       the lexicon or a hostile act with somebody's word for it, in an article that speaks of cyber matters.
 *   <li><b>Actors</b> ({@code Actors}): a noun phrase means a name of the catalogue, a name only this text has, an
 *       office or body of a state, a group described but not named, or, for a pronoun or "the agency", the one last
 *       meant ({@code Document} remembers).
 *   <li><b>Rules</b> ({@code Rules}): three kinds. <i>Frames</i>: a predicate of the lexicon (<i>accuse</i>, <i>deny</i>,
 *       <i>sanction</i>) says where speaker and target stand. <i>Reported acts</i>: a hostile act ({@code Acts}) in what
 *       somebody says; an accusation, or, where the speaker is the agent, a responsibility claim, or a denial when it
 *       is negated. <i>Judgements</i>: "groundless", "unacceptable".
 *   <li><b>Who speaks</b>: the subject of the verb of saying above, whom it is "according to", or the speaker of the
 *       quotation ({@code Quotations}, {@code Quoted}). Without any, the writer asserts, and that is no claim.
 *   <li><b>Links</b> ({@code Links}, {@code riposte.resolve.Incidents}): a denial to the accusation it rejects, a counter-accusation to the
 *       one it answers, a claim to its incident.
 * </ol>
 *
 * <p>The rules speak of Universal Dependencies ({@code Syntax}) and are shared; a language is a {@code .lexicon} file, see
 * {@code docs/adding-a-language.md}. {@code Confidence} is each rule's measured precision on the gold passages.
 *
 * <p>Terms: a <i>draft</i> is a claim being worked out; an <i>act</i> is what is done to a victim; the <i>principal</i> is whom an
 * actor speaks for. Uses {@code text}, {@code resolve}, {@code claim}, {@code catalog} and {@code article.Article}.
 */
package riposte.extract;
