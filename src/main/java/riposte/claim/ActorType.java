package riposte.claim;

/** What kind of thing an actor is: the subclasses of {@code rip:Actor}. */
public enum ActorType {
    STATE("State"),
    GOVERNMENT_BODY("GovernmentBody"),
    INTERNATIONAL_ORGANIZATION("InternationalOrganization"),
    COMPANY("Company"),
    MEDIA("Media"),
    ORGANIZATION("Organization"),
    PERSON("Person"),
    THREAT_GROUP("ThreatGroup"),
    /** A thing that takes part in incidents, such as Microsoft Exchange. */
    PRODUCT("Product");

    private final String ontologyClass;

    ActorType(String ontologyClass) {
        this.ontologyClass = ontologyClass;
    }

    /** The local name of the ontology class, such as {@code GovernmentBody}. */
    public String ontologyClass() {
        return ontologyClass;
    }
}
