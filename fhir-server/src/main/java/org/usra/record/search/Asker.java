package org.usra.record.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.usra.record.access.Caller;

/**
 * Who asks, and what the links of this one request have found and cost so far.
 *
 * @param beside what else the rows must be; null within a link, where that says nothing
 */
record Asker(Caller caller, @Nullable Criterion beside, Answers answers) {

    /** A reference to any type takes one for each; a request that needs more leads everywhere. */
    private static final int MOST_SEARCHES = 160;

    private static final int MOST_ALTERNATIVES = 2_000;

    static Asker of(Caller caller) {
        return new Asker(caller, null, new Answers());
    }

    /** The same one, on the other side of a link. */
    Asker within() {
        return new Asker(caller, null, answers);
    }

    Asker beside(Criterion criterion) {
        return new Asker(caller, criterion, answers);
    }

    /**
     * The same question is answered once, or a chain of n steps would ask its last step once for each way there.
     *
     * @param search empty where too much is found
     */
    Optional<List<Linked>> once(String type, QueryParameter question, Supplier<Optional<List<Linked>>> search) {
        Question key = new Question(type, question);
        Optional<List<Linked>> known = answers.known.get(key);
        if (known == null) {
            known = search.get();
            answers.known.put(key, known);
        }
        return known;
    }

    /** Counts one search of a linked type. */
    void search() {
        if (++answers.searches > MOST_SEARCHES) {
            throw SearchFault.tooCostly(
                    "The links of this search lead too far. Name the types, as in subject:Patient.name, or ask for less.",
                    "تمتد روابط هذا البحث بعيدًا. اذكر الأنواع، مثل subject:Patient.name، أو اطلب أقل.");
        }
    }

    static void requireAffordable(List<QueryParameter> parameters) {
        long alternatives = parameters.stream()
                .mapToLong(parameter ->
                        1 + parameter.value().chars().filter(c -> c == ',').count())
                .sum();
        if (alternatives > MOST_ALTERNATIVES) {
            throw SearchFault.tooCostly(
                    "A search takes at most " + MOST_ALTERNATIVES + " values. Ask in several requests.",
                    "يقبل البحث " + MOST_ALTERNATIVES + " قيمة على الأكثر. قسّمه على عدة طلبات.");
        }
    }

    private record Question(String type, QueryParameter parameter) {}

    /** What is known already. */
    static final class Answers {

        private final Map<Question, Optional<List<Linked>>> known = new HashMap<>();
        private int searches;
    }
}
