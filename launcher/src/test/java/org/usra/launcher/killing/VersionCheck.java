package org.usra.launcher.killing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.usra.launcher.killing.Ledger.Fate;
import org.usra.launcher.killing.Ledger.Version;

/** Are the versions those that were acknowledged, whole, and none besides what was asked? */
final class VersionCheck {

    private final StoredRecord stored;
    private final Ledger ledger;
    private final List<String> findings = new ArrayList<>();

    private VersionCheck(StoredRecord stored, Ledger ledger) {
        this.stored = stored;
        this.ledger = ledger;
    }

    static List<String> findings(StoredRecord stored, Ledger ledger) {
        VersionCheck check = new VersionCheck(stored, ledger);
        check.everyAcknowledgedVersionIsThere();
        check.everyDeedIsWholeOrAbsent();
        check.versionsCountWithoutGap();
        check.whatIsWantedOnceIsThereOnce();
        return check.findings;
    }

    private void everyAcknowledgedVersionIsThere() {
        Map<Version, String> there = new HashMap<>();
        stored.all().forEach(one -> there.put(one.version(), one.content()));
        ledger.kept().forEach((version, content) -> {
            String found = there.get(version);
            if (found == null) {
                findings.add("lost: " + version);
            } else if (!found.equals(content)) {
                findings.add("changed: " + version);
            }
        });
    }

    private void everyDeedIsWholeOrAbsent() {
        Map<String, Integer> resources = new HashMap<>();
        for (StoredVersion one : stored.all()) {
            if (one.deleted()) {
                if (!ledger.askedDeletion(one.version())) {
                    findings.add("nobody asked for the deletion " + one.version());
                }
            } else {
                resources.merge(one.mark(), 1, Integer::sum);
            }
        }
        Map<String, Integer> sizes = ledger.sizes();
        resources.forEach((mark, count) -> {
            if (!count.equals(sizes.get(mark))) {
                findings.add("torn: deed " + mark + " has " + count + " of " + sizes.get(mark) + " resources");
            }
            if (ledger.fate(mark) == Fate.REFUSED) {
                findings.add("refused and yet there: deed " + mark);
            }
        });
    }

    private void versionsCountWithoutGap() {
        stored.versions().forEach((key, versions) -> {
            List<StoredVersion> inOrder = versions.stream()
                    .sorted(Comparator.comparingInt(one -> one.version().number()))
                    .toList();
            for (int i = 0; i < inOrder.size(); i++) {
                StoredVersion one = inOrder.get(i);
                if (one.version().number() != i + 1) {
                    findings.add("the versions of " + key + " do not count from 1 without a gap");
                    return;
                }
                if (one.current() != (i == inOrder.size() - 1)) {
                    findings.add("not the newest version of " + key + " is the current one");
                    return;
                }
                if (one.bucket() != inOrder.getFirst().bucket()) {
                    findings.add("the versions of " + key + " are in two buckets");
                    return;
                }
            }
        });
    }

    private void whatIsWantedOnceIsThereOnce() {
        Map<String, Integer> resources = new HashMap<>();
        stored.current().stream()
                .filter(one -> !one.once().isEmpty())
                .forEach(one -> resources.merge(one.once(), 1, Integer::sum));
        resources.forEach((once, count) -> {
            if (count > 1) {
                findings.add("wanted once, there " + count + " times: " + once);
            }
        });
    }
}
