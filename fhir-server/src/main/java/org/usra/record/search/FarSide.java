package org.usra.record.search;

import java.util.List;
import java.util.Optional;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Interaction;
import org.usra.record.search.ResourceFinder.Hit;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The other side of a link, searched as the caller may see it. */
final class FarSide {

    /** More than this on the other side is refused: the question does not select. */
    static final int MOST = 1000;

    private final AccessPolicy access;
    private final ResourceFinder finder;

    FarSide(AccessPolicy access, ResourceFinder finder) {
        this.access = access;
        this.finder = finder;
    }

    /** Empty where there is too much, and what else is asked for may find less. */
    Optional<List<Hit>> few(Asker asker, String type, Criterion criterion) {
        try {
            List<Hit> hits = find(asker, type, criterion);
            return hits.size() > MOST ? Optional.empty() : Optional.of(hits);
        } catch (Refused refused) {
            if (refused.kind() == RefusalKind.TOO_COSTLY && isNarrow(asker)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** What the other conditions leave, where they find little: then the other side is searched for these alone. */
    List<Hit> rowsBeside(Asker asker, String type, QueryParameter asked) {
        Criterion beside = asker.beside();
        List<Hit> rows = beside != null && isNarrow(asker) ? find(asker, type, beside) : null;
        requireSelective(rows == null ? MOST + 1 : rows.size(), asked);
        return rows == null ? List.of() : rows;
    }

    boolean isNarrow(Asker asker) {
        return asker.beside() != null && finder.isNarrow(asker.beside());
    }

    List<Hit> find(Asker asker, String type, Criterion criterion) {
        return find(asker, type, criterion, MOST + 1);
    }

    boolean isAny(Asker asker, String type, Criterion criterion) {
        return !find(asker, type, criterion, 1).isEmpty();
    }

    private List<Hit> find(Asker asker, String type, Criterion criterion, int most) {
        if (SearchPlace.isNowhere(criterion)) {
            return List.of();
        }
        asker.search();
        return finder.find(
                new SearchQuery(
                        asker.caller(),
                        type,
                        access.visible(asker.caller(), type, Interaction.SEARCH),
                        criterion,
                        new ResultOptions(List.of(), 0, false, Total.NONE, List.of(), null)),
                most);
    }

    static void requireSelective(int found, QueryParameter asked) {
        if (found > MOST) {
            throw SearchFault.tooCostly(
                    "\"" + asked.name() + "\" leads through more than " + MOST
                            + " resources. Add a narrower condition there.",
                    "يمر الشرط \"" + asked.name() + "\" بأكثر من " + MOST + " سجل. أضف شرطًا أضيق.");
        }
    }
}
