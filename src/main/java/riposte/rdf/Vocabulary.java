package riposte.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import riposte.claim.ActorType;
import riposte.claim.ClaimType;

/**
 * The terms the graph is written in: those of the Riposte ontology ({@code ontology/riposte.ttl}, prefix
 * {@code rip:}), and the few of other vocabularies that are used beside them.
 */
public final class Vocabulary {

    /** The namespace of the ontology's terms. */
    public static final String NS = "https://w3id.org/riposte#";

    /** The ontology itself. */
    public static final Node ONTOLOGY = NodeFactory.createURI("https://w3id.org/riposte");

    public static final String SCHEMA = "https://schema.org/";
    public static final String PROV = "http://www.w3.org/ns/prov#";
    public static final String OA = "http://www.w3.org/ns/oa#";
    public static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
    public static final String OWL = "http://www.w3.org/2002/07/owl#";
    public static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    public static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";
    public static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    /**
     * What an actor says, or formally does, about a hostile cyber act, as one article reports it. Abstract: every
     * claim is of one of its subclasses. A claim never entails that the act happened.
     */
    public static final Node CLAIM = term("Claim");

    /** Attributes a hostile cyber act to the target, or blames the target for it. */
    public static final Node ACCUSATION = term("Accusation");

    /** Rejects responsibility for an act, or rejects an accusation; the target is the accuser. */
    public static final Node DENIAL = term("Denial");

    /** Claims or admits to have committed the act. */
    public static final Node RESPONSIBILITY_CLAIM = term("ResponsibilityClaim");

    /** Condemns an act or an actor without attributing the act. */
    public static final Node CONDEMNATION = term("Condemnation");

    /** Calls on the target to stop, to explain, or to respect norms. */
    public static final Node DEMAND = term("Demand");

    /** A formal measure against the target over the act. */
    public static final Node SANCTION = term("Sanction");

    /** A criminal charge against the target over the act. */
    public static final Node INDICTMENT = term("Indictment");

    /**
     * Takes part in claims or incidents. Abstract: every actor is of one of its subclasses. As in the Simple Event
     * Model, things may be actors too.
     */
    public static final Node ACTOR = term("Actor");

    /** A state, or a territory that speaks for itself. */
    public static final Node STATE = term("State");

    /** A ministry, agency, embassy, court, parliament or service of a state. */
    public static final Node GOVERNMENT_BODY = term("GovernmentBody");

    /** An organisation or alliance of states, or one of its bodies. */
    public static final Node INTERNATIONAL_ORGANIZATION = term("InternationalOrganization");

    /** A company. */
    public static final Node COMPANY = term("Company");

    /** A newspaper, broadcaster, news agency or news site. */
    public static final Node MEDIA = term("Media");

    /** An organisation of another kind, or of a kind that is not known. */
    public static final Node ORGANIZATION = term("Organization");

    /** A person. */
    public static final Node PERSON = term("Person");

    /** A named group or cluster of activity to which hostile cyber acts are attributed. */
    public static final Node THREAT_GROUP = term("ThreatGroup");

    /** A product, service or piece of software that takes part in incidents. */
    public static final Node PRODUCT = term("Product");

    /**
     * A hostile cyber act or affair that claims are about. That it is described says only that somebody speaks of
     * it.
     */
    public static final Node INCIDENT = term("Incident");

    /** A published text that claims are read from. Its IRI also names the graph of everything read from it. */
    public static final Node ARTICLE = term("Article");

    /**
     * The sentence of an article that carries claims: its words (oa:exact) and its place, in Unicode characters
     * (oa:start, oa:end) and in UTF-16 code units (rip:start, rip:end).
     */
    public static final Node PASSAGE = term("Passage");

    /** What several articles report alike: claims of one type, by and at the same principals, about the same incident or of the same month. */
    public static final Node STATEMENT = term("Statement");

    /** The reading of one article by one version of the software. */
    public static final Node EXTRACTION = term("Extraction");

    /**
     * The actor that makes the claim, as the article names it, such as an embassy. Absent when the article names no
     * author.
     */
    public static final Node SPEAKER = term("speaker");

    /**
     * The actor for whom the speaker speaks, such as the embassy's state; the speaker itself when it speaks for
     * nobody else.
     */
    public static final Node SPEAKER_PRINCIPAL = term("speakerPrincipal");

    /** The words of the article that name the speaker. */
    public static final Node SPEAKER_MENTION = term("speakerMention");

    /** The actor the claim is directed at, as the article names it; for a denial, the accuser. */
    public static final Node TARGET = term("target");

    /** The actor for whom the target acts; the target itself when it acts for nobody else. */
    public static final Node TARGET_PRINCIPAL = term("targetPrincipal");

    /** The words of the article that name the target. */
    public static final Node TARGET_MENTION = term("targetMention");

    /** The incident the claim is about. */
    public static final Node ABOUT = term("about");

    /** The actor against whom, according to the claim, the act was directed. */
    public static final Node VICTIM = term("victim");

    /** The words of the article that name the victim. */
    public static final Node VICTIM_MENTION = term("victimMention");

    /** The accusation a denial rejects. */
    public static final Node REJECTS = term("rejects");

    /** The accusation a counter-accusation answers. */
    public static final Node ANSWERS = term("answers");

    /** An actor or incident the claim invokes as a precedent. */
    public static final Node CITES = term("cites");

    /** Whether the words mark the claim as uncertain: a conditional, "suspected", "likely". */
    public static final Node HEDGED = term("hedged");

    /** Whether the act is a hostile cyber act. Claims about others are kept only on request. */
    public static final Node CYBER = term("cyber");

    /** Words of the passage that stand in quotation marks, without the marks. */
    public static final Node QUOTE = term("quote");

    /**
     * When the claim was made, as far as it is known: xsd:date, xsd:dateTime, xsd:gYear, xsd:gYearMonth or
     * xsd:gMonthDay.
     */
    public static final Node SAID_ON = term("saidOn");

    /** The passage that carries the claim. Every claim has one. */
    public static final Node EVIDENCE = term("evidence");

    /** From a claim to what it reports, with other articles or alone. */
    public static final Node REPORTS = term("reports");

    /** How sure the extraction is, from 0 to 1. It says nothing about the truth of the claim. */
    public static final Node CONFIDENCE = term("confidence");

    /** The name of the extraction rule that found the claim. */
    public static final Node RULE = term("rule");

    /**
     * Offset of the passage's first character in the article's text (schema:articleBody), in UTF-16 code units, from
     * 0.
     */
    public static final Node START = term("start");

    /** Offset after the passage's last character in the article's text, in UTF-16 code units. */
    public static final Node END = term("end");

    /** The sheet of a document with pages on which the passage begins, counted from 1 as in #page= (RFC 8118). */
    public static final Node PAGE = term("page");

    /** The version of the software that extracted. */
    public static final Node VERSION = term("version");

    /** When the incident happened or came to light, as far as it is known: xsd:date, xsd:gYearMonth or xsd:gYear. */
    public static final Node DATE = term("date");

    /** Whether an incident is only proposed by the software, from what several articles say alike. */
    public static final Node PROPOSED = term("proposed");

    /** From a proposed incident to a claim that the software takes to be about it. */
    public static final Node GATHERS = term("gathers");

    /** Ties an embassy, ministry, spokesperson or sponsored group to its principal. */
    public static final Node ACTS_FOR = term("actsFor");

    /** From the principal of an accusation's speaker to that of its target. */
    public static final Node ACCUSES = term("accuses");

    /** From the principal of a denial's speaker to that of the accuser. */
    public static final Node DENIES = term("denies");

    /** From the principal of the speaker of a claim of responsibility to the incident. */
    public static final Node CLAIMS_RESPONSIBILITY_FOR = term("claimsResponsibilityFor");

    /** From the principal of a condemnation's speaker to that of its target. */
    public static final Node CONDEMNS = term("condemns");

    /** From the principal of a demand's speaker to that of its target. */
    public static final Node DEMANDS_OF = term("demandsOf");

    /** From the principal of a sanction's speaker to that of its target. */
    public static final Node SANCTIONS = term("sanctions");

    /** From the principal of an indictment's speaker to that of its target. */
    public static final Node INDICTS = term("indicts");

    /**
     * What a person decided about a claim, an actor, an incident or an earlier decision. Decisions are never changed,
     * only superseded or withdrawn by later ones.
     */
    public static final Node DECISION = term("Decision");

    /** Who makes decisions. */
    public static final Node REVIEWER = term("Reviewer");

    /** How far a claim has been reviewed. */
    public static final Node CLAIM_STATUS = term("ClaimStatus");

    /** What a decision decides. */
    public static final Node DECISION_KIND = term("DecisionKind");

    /** Nobody has decided about the claim. */
    public static final Node UNREVIEWED = term("Unreviewed");

    /** Somebody found the claim right. */
    public static final Node ACCEPTED = term("Accepted");

    /** Somebody set the claim right. */
    public static final Node CORRECTED = term("Corrected");

    /** Somebody found the claim in the text where none was read. */
    public static final Node ADDED = term("Added");

    /** Somebody found that the text makes no such claim. Such claims stand in hidden graphs. */
    public static final Node REJECTED = term("Rejected");

    /**
     * Nobody has decided about the claim, and the reading is less sure of it than the bound shown. Such claims stand
     * in hidden graphs.
     */
    public static final Node UNSURE = term("Unsure");

    /** The claim as it was read, where another form of it is shown. Such claims stand in hidden graphs. */
    public static final Node ORIGINAL = term("Original");

    /** The claim is as it was read. */
    public static final Node ACCEPT = term("Accept");

    /** The claim says something else than was read. */
    public static final Node CORRECT = term("Correct");

    /** The text makes no such claim. */
    public static final Node REJECT = term("Reject");

    /** The text makes a claim that was not read. */
    public static final Node ADD = term("Add");

    /** Two actors, or two incidents, are one. */
    public static final Node MERGE = term("Merge");

    /** What was taken for one actor or incident is two. */
    public static final Node SPLIT = term("Split");

    /** Earlier decisions are withdrawn. */
    public static final Node UNDO = term("Undo");

    /** How far the claim has been reviewed. */
    public static final Node STATUS = term("status");

    /** A decision that was made about the claim, be it in force or not. */
    public static final Node DECIDED_BY = term("decidedBy");

    /**
     * False where the newest reading of the article does not find the claim and it is shown because a person accepted,
     * corrected or added it.
     */
    public static final Node FOUND = term("found");

    /** What was decided. */
    public static final Node VERDICT = term("verdict");

    /**
     * The claim, actor or incident that the decision is about. A claim is named as it was when the decision was made;
     * a later reading may give it another IRI.
     */
    public static final Node CONCERNS = term("concerns");

    /** Why it was decided. */
    public static final Node REASON = term("reason");

    /** An earlier decision that this one replaces or, if it is one to undo, withdraws. */
    public static final Node SUPERSEDES = term("supersedes");

    /**
     * A decision of somebody else that was in force when this one came from another store and that it contradicts: as
     * long as that one holds, this one has no effect.
     */
    public static final Node YIELDS_TO = term("yieldsTo");

    /** The whole decision as JSON, without the base of IRIs: what it is bound to, and what the claim says by it. */
    public static final Node RECORD = term("record");

    /** What tells copies of an article's text, as {@link riposte.story.Fingerprint} writes it. */
    public static final Node TEXT_FINGERPRINT = term("textFingerprint");

    /** Claims of this reading of which it is less sure are hidden until somebody accepts them. */
    public static final Node LEAST_CONFIDENCE = term("leastConfidence");

    /** The category of the CAMEO or PLOVER event scheme that comes nearest to a class of claims. */
    public static final Node EVENT_CODE = term("eventCode");

    /** The type of the STIX 2.1 object that corresponds to a class. */
    public static final Node STIX_TYPE = term("stixType");
    public static final Node TYPE = NodeFactory.createURI(RDF + "type");
    public static final Node LABEL = NodeFactory.createURI(RDFS + "label");
    public static final Node SEE_ALSO = NodeFactory.createURI(RDFS + "seeAlso");
    public static final Node SAME_AS = NodeFactory.createURI(OWL + "sameAs");
    public static final Node ALT_LABEL = NodeFactory.createURI(SKOS + "altLabel");
    public static final Node EXACT_MATCH = NodeFactory.createURI(SKOS + "exactMatch");

    public static final Node HEADLINE = NodeFactory.createURI(SCHEMA + "headline");
    public static final Node ARTICLE_BODY = NodeFactory.createURI(SCHEMA + "articleBody");
    public static final Node DATE_PUBLISHED = NodeFactory.createURI(SCHEMA + "datePublished");
    public static final Node DATE_MODIFIED = NodeFactory.createURI(SCHEMA + "dateModified");
    public static final Node IN_LANGUAGE = NodeFactory.createURI(SCHEMA + "inLanguage");
    public static final Node PUBLISHER = NodeFactory.createURI(SCHEMA + "publisher");
    public static final Node URL = NodeFactory.createURI(SCHEMA + "url");

    public static final Node WAS_DERIVED_FROM = NodeFactory.createURI(PROV + "wasDerivedFrom");
    public static final Node WAS_GENERATED_BY = NodeFactory.createURI(PROV + "wasGeneratedBy");
    public static final Node USED = NodeFactory.createURI(PROV + "used");
    public static final Node WAS_ASSOCIATED_WITH = NodeFactory.createURI(PROV + "wasAssociatedWith");
    public static final Node ENDED_AT_TIME = NodeFactory.createURI(PROV + "endedAtTime");
    public static final Node IS_REPLACED_BY = NodeFactory.createURI("http://purl.org/dc/terms/isReplacedBy");

    public static final Node HAS_SOURCE = NodeFactory.createURI(OA + "hasSource");
    public static final Node EXACT = NodeFactory.createURI(OA + "exact");
    public static final Node PREFIX = NodeFactory.createURI(OA + "prefix");
    public static final Node SUFFIX = NodeFactory.createURI(OA + "suffix");
    public static final Node OA_START = NodeFactory.createURI(OA + "start");
    public static final Node OA_END = NodeFactory.createURI(OA + "end");

    private Vocabulary() {}

    /** The class of claims of that type. */
    public static Node classOf(ClaimType type) {
        return term(type.ontologyClass());
    }

    /** The class of actors of that type. */
    public static Node classOf(ActorType type) {
        return term(type.ontologyClass());
    }

    /**
     * The property that leads straight from a speaker's principal to a target's principal, or for
     * {@link ClaimType#RESPONSIBILITY_CLAIM} to the incident.
     */
    public static Node edgeOf(ClaimType type) {
        return switch (type) {
            case ACCUSATION -> ACCUSES;
            case DENIAL -> DENIES;
            case RESPONSIBILITY_CLAIM -> CLAIMS_RESPONSIBILITY_FOR;
            case CONDEMNATION -> CONDEMNS;
            case DEMAND -> DEMANDS_OF;
            case SANCTION -> SANCTIONS;
            case INDICTMENT -> INDICTS;
        };
    }

    /** The type of claims of that class, or null when it is none of theirs. */
    public static ClaimType claimType(Node type) {
        for (ClaimType candidate : ClaimType.values()) {
            if (classOf(candidate).equals(type)) {
                return candidate;
            }
        }
        return null;
    }

    /** A term of the ontology by its local name. */
    public static Node term(String localName) {
        return NodeFactory.createURI(NS + localName);
    }
}
