package org.usra.record.index;

import java.util.function.Consumer;
import org.usra.record.index.IndexedValues.Uri;
import org.usra.record.path.Found;

/** URIs as written; a canonical is also found without its version. */
final class UriValues {

    private UriValues() {}

    static void of(String parameter, Found found, Consumer<Uri> uris) {
        if (!found.value().isTextual()) {
            return;
        }
        String uri = found.value().textValue();
        uris.accept(new Uri(parameter, uri));
        int version = uri.indexOf('|');
        if (version > 0 && found.type().equals("canonical")) {
            uris.accept(new Uri(parameter, uri.substring(0, version)));
        }
    }
}
