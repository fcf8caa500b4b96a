package org.usra.record.imports;

import java.util.Objects;
import org.usra.record.document.ResourceDocument;
import org.usra.record.outcome.Outcome;
import org.usra.record.store.ResourceKey;
import org.usra.rules.naming.Canonical;

/** What is told of a line that was not imported. */
final class RefusedLine {

    private RefusedLine() {}

    /** An OperationOutcome that says which line it is about, and which resource the line held where that can be known. */
    static byte[] outcome(Line line) {
        ResourceDocument outcome = Outcome.of(Objects.requireNonNull(line.refused()));
        ResourceKey key = line.key();
        var extensions = outcome.root().putArray("extension");
        extensions.addObject().put("url", Canonical.structure("import-line")).put("valueDecimal", line.number());
        if (key != null) {
            extensions
                    .addObject()
                    .put("url", Canonical.structure("import-source"))
                    .put("valueString", key.toString());
        }
        return outcome.toBytes();
    }
}
