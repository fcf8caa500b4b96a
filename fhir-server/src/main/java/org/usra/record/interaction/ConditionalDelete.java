package org.usra.record.interaction;

import java.util.List;
import org.usra.record.search.QueryParameter;
import org.usra.record.search.SearchFault;

/**
 * A delete by condition: of one match, or of as many as the caller says in {@code _count} at most. More matches delete
 * nothing (docs/decisions/0012-deleting-many.md).
 */
record ConditionalDelete(Condition condition, int most) {

    static final int MOST = 1000;

    static ConditionalDelete of(String type, List<QueryParameter> query) {
        List<String> counts = query.stream()
                .filter(parameter -> parameter.name().equals("_count"))
                .map(QueryParameter::value)
                .toList();
        return new ConditionalDelete(Condition.of(type, query), counts.isEmpty() ? 1 : most(counts));
    }

    private static int most(List<String> counts) {
        String count = counts.getFirst();
        if (counts.size() > 1 || !count.matches("[1-9]\\d{0,3}") || Integer.parseInt(count) > MOST) {
            throw SearchFault.at(
                    SearchFault.value(
                            String.join(", ", counts),
                            "_count of a DELETE is one number from 1 to " + MOST,
                            "قيمة _count مع DELETE عدد واحد من 1 إلى " + MOST),
                    "_count");
        }
        return Integer.parseInt(count);
    }
}
