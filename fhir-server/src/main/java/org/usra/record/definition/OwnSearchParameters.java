package org.usra.record.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.usra.rules.naming.Canonical;

/**
 * The SearchParameters that the scheme adds to R4. Each is a SearchParameter resource; {@code own/numbers.tsv} gives its
 * number, which is never given again.
 */
final class OwnSearchParameters {

    private OwnSearchParameters() {}

    static List<SearchParameter> read() {
        List<SearchParameter> read = new ArrayList<>();
        for (String line : Listing.lines("own/numbers.tsv")) {
            String[] columns = line.split("\t", -1);
            read.addAll(read(columns[1], Integer.parseInt(columns[0])));
        }
        return read;
    }

    private static List<SearchParameter> read(String file, int number) {
        try {
            JsonNode resource = JsonMapper.builder().build().readTree(Listing.bytes("own/" + file));
            List<SearchParameter> read = new ArrayList<>();
            for (JsonNode base : resource.path("base")) {
                read.add(new SearchParameter(
                        base.asText(),
                        resource.path("code").asText(),
                        ParameterType.valueOf(resource.path("type").asText().toUpperCase(Locale.ROOT)),
                        resource.path("url").asText().replace("{canonical}", Canonical.BASE),
                        resource.path("expression").asText().replace("{canonical}", Canonical.BASE),
                        resource.path("description").asText(),
                        number,
                        texts(resource.path("target")),
                        List.of()));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return List.copyOf(texts);
    }
}
