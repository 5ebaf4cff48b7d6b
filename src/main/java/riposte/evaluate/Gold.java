package riposte.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import riposte.claim.ClaimType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads gold files: JSON lines with {@code id, group, lang, text, claims}. A claim has {@code type, speaker,
 * speaker_principal, speaker_alt, target, target_principal, target_alt, hedged, evidence, optional}. A record may name
 * an article's {@code file} in place of its {@code text}.
 */
public final class Gold {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Gold() {}

    /**
     * The texts of a gold file, in its order, or of a folder of files {@code .json} with one record each, in the order
     * of their names.
     *
     * @throws IOException when the file cannot be read, or a line is not a record; the message names the line
     */
    public static List<GoldText> read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return readFolder(file);
        }
        List<GoldText> texts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                try {
                    GoldText text = text(JSON.readTree(line), number);
                    if (!ids.add(text.id())) {
                        throw new IllegalArgumentException("id '" + text.id() + "' stands twice");
                    }
                    texts.add(text);
                } catch (JacksonException e) {
                    throw new IOException(file + ": line " + number + ": not JSON: " + e.getOriginalMessage(), e);
                } catch (IllegalArgumentException e) {
                    throw new IOException(file + ": line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        return texts;
    }

    private static List<GoldText> readFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new IOException(folder + ": no files .json");
        }
        List<GoldText> texts = new ArrayList<>();
        for (Path file : files) {
            try {
                texts.add(text(JSON.readTree(Files.readString(file)), 1));
            } catch (JacksonException e) {
                throw new IOException(file + ": not JSON: " + e.getOriginalMessage(), e);
            } catch (IllegalArgumentException e) {
                throw new IOException(file + ": " + e.getMessage(), e);
            }
        }
        return texts;
    }

    private static GoldText text(JsonNode record, int line) {
        String id = string(record, "id");
        if (id == null) {
            throw new IllegalArgumentException("no id");
        }
        if (!record.path("claims").isArray()) {
            throw new IllegalArgumentException("no list of claims");
        }
        List<GoldClaim> claims = new ArrayList<>();
        for (JsonNode claim : record.get("claims")) {
            claims.add(claim(claim));
        }
        String group = string(record, "group");
        String lang = string(record, "lang");
        String file = record.hasNonNull("text") ? null : string(record, "file");
        return new GoldText(id, group != null ? group : id, lang != null ? lang : "und", line, file, claims);
    }

    private static GoldClaim claim(JsonNode claim) {
        String type = string(claim, "type");
        if (type == null) {
            throw new IllegalArgumentException("a claim without a type");
        }
        return new GoldClaim(
                ClaimType.ofKey(type),
                role(claim, "speaker"),
                role(claim, "target"),
                claim.path("hedged").asBoolean(false),
                string(claim, "evidence"),
                claim.path("optional").asBoolean(false));
    }

    private static GoldRole role(JsonNode claim, String role) {
        List<String> alternatives = new ArrayList<>();
        for (JsonNode name : claim.path(role + "_alt")) {
            alternatives.add(name.isNull() ? null : name.asString());
        }
        return new GoldRole(string(claim, role), string(claim, role + "_principal"), alternatives);
    }

    private static String string(JsonNode record, String name) {
        JsonNode value = record.get(name);
        return value == null || value.isNull() ? null : value.asString();
    }
}
