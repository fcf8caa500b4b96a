package org.usra.record.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.search.ResourceFinder.Hit;
import org.usra.record.store.StoredResource;

/**
 * The last few Observations of each code, of those that a search finds, in the order of their dates. Two are of one code when
 * their first codings are, or their texts where there is none.
 */
@Component
public class LatestByCode {

    private static final String TYPE = "Observation";
    private static final int MOST = 1_000;
    private static final int MOST_LOOKED_AT = 5_000;

    private final QueryReader queries;
    private final ResourceFinder finder;

    LatestByCode(QueryReader queries, ResourceFinder finder) {
        this.queries = queries;
        this.finder = finder;
    }

    /** Code by code, the latest of each first; one without a time is the oldest. */
    public List<StoredResource> observations(Caller caller, List<QueryParameter> parameters, int ofEach) {
        List<QueryParameter> latestFirst = new ArrayList<>(parameters);
        latestFirst.add(new QueryParameter("_sort", "-date"));
        List<Hit> hits = finder.find(queries.read(caller, TYPE, latestFirst), MOST_LOOKED_AT + 1);
        Map<String, List<StoredResource>> byCode = new TreeMap<>();
        for (Hit hit : hits) {
            List<StoredResource> ofCode =
                    byCode.computeIfAbsent(concept(finder.document(hit.row()).root()), unseen -> new ArrayList<>());
            if (ofCode.size() < ofEach) {
                ofCode.add(hit.row());
            }
        }
        List<StoredResource> latest =
                byCode.values().stream().flatMap(List::stream).toList();
        if (hits.size() > MOST_LOOKED_AT || latest.size() > MOST) {
            throw SearchFault.tooCostly(
                    "More than " + MOST + " Observations would be answered, or " + MOST_LOOKED_AT
                            + " looked at. Ask for fewer of each, or name codes or dates.",
                    "الإجابة أكثر من " + MOST + " ملاحظة، أو يلزم فحص أكثر من " + MOST_LOOKED_AT
                            + ". اطلب عددًا أقل لكل رمز، أو حدّد الرموز أو التاريخ.");
        }
        return latest;
    }

    private static String concept(JsonNode observation) {
        JsonNode coding = observation.at("/code/coding/0");
        String code = coding.path("code").asText();
        return code.isEmpty()
                ? observation.at("/code/text").asText()
                : coding.path("system").asText() + "|" + code;
    }
}
