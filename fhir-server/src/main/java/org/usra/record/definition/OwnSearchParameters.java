package org.usra.record.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.usra.rules.guide.GuideFiles;

/**
 * The SearchParameters that the scheme adds to R4. Each is a file of the implementation guide;
 * {@code own-search-parameters.tsv} gives its number, which is never given again.
 */
final class OwnSearchParameters {

    private OwnSearchParameters() {}

    static List<SearchParameter> read() {
        List<SearchParameter> read = new ArrayList<>();
        for (String line : Listing.lines("own-search-parameters.tsv")) {
            String[] columns = line.split("\t", -1);
            read.addAll(read(columns[1], Integer.parseInt(columns[0])));
        }
        return read;
    }

    private static List<SearchParameter> read(String file, int number) {
        try {
            JsonNode resource = JsonMapper.builder().build().readTree(GuideFiles.text(file));
            List<SearchParameter> read = new ArrayList<>();
            for (JsonNode base : resource.path("base")) {
                read.add(new SearchParameter(
                        base.asText(),
                        resource.path("code").asText(),
                        ParameterType.valueOf(resource.path("type").asText().toUpperCase(Locale.ROOT)),
                        resource.path("url").asText(),
                        resource.path("expression").asText(),
                        resource.path("description").asText(),
                        number,
                        texts(resource.path("target")),
                        List.of()));
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file + " is no JSON", e);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return List.copyOf(texts);
    }
}
