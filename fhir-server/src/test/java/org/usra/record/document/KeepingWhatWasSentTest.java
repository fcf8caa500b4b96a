package org.usra.record.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingWhatWasSentTest {

    private final DocumentReader reader = new DocumentReader();

    @Test
    void numbers_text_and_order_come_back_as_they_were_sent() {
        String sent = "{\"resourceType\":\"Basic\",\"z\":[3.1400,1.0,1e2,1E-7,-0,-0.0,12345678901234567890,0],"
                + "\"a\":\"محمد 👪 é\\u0001\",\"b\":[null,{\"c\":true}]}";
        ResourceDocument document = read(sent);
        assertThat(new String(document.toBytes(), UTF_8)).isEqualTo(sent);
        assertThat(new String(document.copy().toBytes(), UTF_8)).isEqualTo(sent);
        assertThat(document.root().at("/z/2").decimalValue()).isEqualByComparingTo("100");
        assertThat(document.root().at("/z/7").isInt()).isTrue();
    }

    @Test
    void a_stamp_comes_first_and_keeps_the_rest_of_meta() {
        ResourceDocument document =
                read("{\"active\":true,\"meta\":{\"versionId\":\"9\",\"profile\":[\"p\"],\"lastUpdated\":\"2001\"},"
                        + "\"resourceType\":\"Patient\",\"id\":\"x\",\"gender\":\"female\"}");
        document.stamp("7", 3, Instant.parse("2026-11-23T01:02:03.004005Z"));
        assertThat(new String(document.toBytes(), UTF_8))
                .isEqualTo("{\"resourceType\":\"Patient\",\"id\":\"7\",\"meta\":{\"versionId\":\"3\","
                        + "\"lastUpdated\":\"2026-11-23T01:02:03.004Z\",\"profile\":[\"p\"]},"
                        + "\"active\":true,\"gender\":\"female\"}");
    }

    @Test
    void a_document_without_meta_gets_one() {
        ResourceDocument document = read("{\"resourceType\":\"Patient\"}");
        document.stamp("7", 1, Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(new String(document.toBytes(), UTF_8))
                .isEqualTo("{\"resourceType\":\"Patient\",\"id\":\"7\",\"meta\":{\"versionId\":\"1\","
                        + "\"lastUpdated\":\"2026-11-23T00:00:00.000Z\"}}");
    }

    private ResourceDocument read(String body) {
        return reader.readJson(new ByteArrayInputStream(body.getBytes(UTF_8)), InputLimits.ORDINARY);
    }
}
