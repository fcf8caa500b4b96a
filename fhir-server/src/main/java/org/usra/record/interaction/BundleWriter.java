package org.usra.record.interaction;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Assembles a Bundle from the bytes of its resources, so that none of them is parsed to be sent. */
public final class BundleWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
    private boolean hasEntry;
    private boolean hasLink;

    public BundleWriter(String type, Instant at) {
        this(type, at, null);
    }

    /** @param profile what the Bundle claims to conform to */
    public BundleWriter(String type, Instant at, @Nullable String profile) {
        String claimed = profile == null ? "" : ",\"profile\":[" + quoted(profile) + "]";
        text("{\"resourceType\":\"Bundle\",\"id\":\"" + UUID.randomUUID() + "\",\"meta\":{\"lastUpdated\":\"" + at
                + "\"" + claimed + "},\"type\":\"" + type + "\"");
    }

    public BundleWriter total(@Nullable Long total) {
        if (total != null) {
            text(",\"total\":" + total);
        }
        return this;
    }

    public BundleWriter link(String relation, @Nullable String url) {
        if (url != null) {
            text((hasLink ? "," : ",\"link\":[") + "{\"relation\":\"" + relation + "\",\"url\":" + quoted(url) + "}");
            hasLink = true;
        }
        return this;
    }

    /**
     * @param rest more members of the entry as JSON, for example {@code "search":{"mode":"match"}}
     */
    public BundleWriter entry(@Nullable String fullUrl, byte @Nullable [] resource, String rest) {
        if (hasLink && !hasEntry) {
            text("]");
        }
        text(hasEntry ? ",{" : ",\"entry\":[{");
        hasEntry = true;
        String comma = "";
        if (fullUrl != null) {
            text("\"fullUrl\":" + quoted(fullUrl));
            comma = ",";
        }
        if (resource != null) {
            text(comma + "\"resource\":");
            bytes.writeBytes(resource);
            comma = ",";
        }
        if (!rest.isEmpty()) {
            text(comma + rest);
        }
        text("}");
        return this;
    }

    public byte[] toBytes() {
        text(hasEntry || hasLink ? "]}" : "}");
        return bytes.toByteArray();
    }

    /** A JSON string. */
    public static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    private void text(String json) {
        bytes.writeBytes(json.getBytes(StandardCharsets.UTF_8));
    }
}
