package riposte.export;

import java.util.Arrays;
import java.util.Locale;

/**
 * With whom objects of STIX may be shared: the Traffic Light Protocol of FIRST, version 2.0, as the marking definitions that OASIS
 * gives for it.
 *
 * @see <a href="https://www.first.org/tlp/">TLP 2.0</a>
 * @see <a href="https://github.com/oasis-open/cti-stix-common-objects/tree/main/extension-definition-specifications/tlp-2.0">TLP 2.0
 *     in STIX</a>
 */
public enum TrafficLight {
    CLEAR("94868c89-83c2-464b-929b-a1a8aa3c8487"),
    GREEN("bab4a63c-aed9-4cf5-a766-dfca5abac2bb"),
    AMBER("55d920b0-5e8b-4f79-9ee9-91f868d9b421"),
    AMBER_STRICT("939a9414-2ddd-4d32-a0cd-375ea402b003"),
    RED("e828b379-4e03-4974-9ac4-e53a884c97c1");

    private static final String EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    private final String uuid;

    TrafficLight(String uuid) {
        this.uuid = uuid;
    }

    /**
     * The light of that name, such as {@code amber+strict}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static TrafficLight of(String name) {
        return Arrays.stream(values())
                .filter(light -> light.key().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is no traffic light; there are clear, green, amber, amber+strict and red"));
    }

    /** Its name, as the protocol writes it but in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '+');
    }

    /** Identifier of its marking definition. */
    String id() {
        return "marking-definition--" + uuid;
    }

    /** The marking definition itself. */
    String definition() {
        return JsonText.object(json -> {
            json.writeStringProperty("type", "marking-definition");
            json.writeStringProperty("spec_version", "2.1");
            json.writeStringProperty("id", id());
            json.writeStringProperty("created", "2022-10-01T00:00:00.000Z");
            json.writeStringProperty("name", "TLP:" + key().toUpperCase(Locale.ROOT));
            json.writeObjectPropertyStart("extensions");
            json.writeObjectPropertyStart(EXTENSION);
            json.writeStringProperty("extension_type", "property-extension");
            json.writeStringProperty("tlp_2_0", key());
            json.writeEndObject();
            json.writeEndObject();
        });
    }
}
