package org.usra.record.document;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingHostileBodiesTest {

    private static final InputLimits SMALL = new InputLimits(1_000, 50, 8);

    private final DocumentReader reader = new DocumentReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e1000000",
                "1e999999999",
                "1e-200000000",
                "1E+309",
                "1e-309",
                "1e99999999999999999999",
                "12345678901234567890123456789012345678901"
            })
    void a_number_that_would_explode_is_refused_by_name(String number) {
        Refused refused = refused(
                "{\"resourceType\":\"Observation\",\"component\":[{\"valueQuantity\":{\"value\":" + number + "}}]}");
        assertThat(refused.kind()).isEqualTo(RefusalKind.MALFORMED);
        assertThat(refused.refusals().getFirst().element()).isEqualTo("Observation.component[0].valueQuantity.value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "\\udc00x", "\\ud800\\ud800"})
    void text_that_postgresql_cannot_store_is_refused_by_name(String text) {
        Refused refused = refused("{\"resourceType\":\"Patient\",\"name\":[{\"given\":[\"x\",\"" + text + "\"]}]}");
        assertThat(refused.kind()).isEqualTo(RefusalKind.MALFORMED);
        assertThat(refused.refusals().getFirst().element()).isEqualTo("Patient.name[0].given[1]");
    }

    @Test
    void an_element_written_twice_is_refused_by_name() {
        Refused refused = refused("{\"resourceType\":\"Claim\",\"item\":[{\"net\":{},\"net\":{}}]}");
        assertThat(refused.kind()).isEqualTo(RefusalKind.MALFORMED);
        assertThat(refused.refusals().getFirst().element()).isEqualTo("Claim.item[0].net");
        assertThat(refused.refusals().getFirst().english()).contains("'net' appears twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "\"Patient\"",
                "1",
                "null",
                "{",
                "{\"a\":}",
                "{} {}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":.5}",
                "<Patient/>",
                "{\"resourceType\":7}",
                "{\"resourceType\":[\"Patient\"]}"
            })
    void what_is_not_one_json_object_is_malformed(String body) {
        assertThat(refused(body).kind()).isEqualTo(RefusalKind.MALFORMED);
    }

    @Test
    void bytes_that_are_not_utf_8_are_malformed() {
        byte[] latin = {'{', '"', 'a', '"', ':', '"', (byte) 0xe9, '"', '}'};
        byte[] wide = "{\"a\":1}".getBytes(UTF_16);
        assertThat(refused(new ByteArrayInputStream(latin), InputLimits.ORDINARY)
                        .kind())
                .isEqualTo(RefusalKind.MALFORMED);
        assertThat(refused(new ByteArrayInputStream(wide), InputLimits.ORDINARY).kind())
                .isEqualTo(RefusalKind.MALFORMED);
    }

    @Test
    void nesting_stops_at_the_limit() {
        String deep = "{\"extension\":[".repeat(40) + "]}".repeat(40);
        Refused refused = refused(stream(deep), InputLimits.ORDINARY);
        assertThat(refused.kind()).isEqualTo(RefusalKind.MALFORMED);
        assertThat(refused.refusals().getFirst().english()).contains("deeper than 64");
    }

    @Test
    void tokens_and_bytes_stop_at_the_limit() {
        Refused tokens = refused(stream("{\"a\":[" + "0,".repeat(60) + "0]}"), SMALL);
        Refused bytes = refused(stream("{\"a\":\"" + "x".repeat(1_001) + "\"}"), SMALL);
        assertThat(tokens.kind()).isEqualTo(RefusalKind.TOO_LARGE);
        assertThat(bytes.kind()).isEqualTo(RefusalKind.TOO_LARGE);
    }

    @Test
    void a_small_compressed_body_cannot_grow_without_limit() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write("{\"a\":\"".getBytes(UTF_8));
            byte[] block = "x".repeat(1 << 20).getBytes(UTF_8);
            for (int i = 0; i < 64; i++) {
                zip.write(block);
            }
        }
        InputStream bomb = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()));
        assertThat(refused(bomb, InputLimits.ORDINARY).kind()).isEqualTo(RefusalKind.TOO_LARGE);
    }

    @Test
    void a_damaged_compression_is_malformed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write("{\"resourceType\":\"Patient\"}".getBytes(UTF_8));
        }
        InputStream cut = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray(), 0, packed.size() - 12));
        assertThat(refused(cut, InputLimits.ORDINARY).kind()).isEqualTo(RefusalKind.MALFORMED);
    }

    private Refused refused(String body) {
        return refused(stream(body), InputLimits.ORDINARY);
    }

    private Refused refused(InputStream body, InputLimits limits) {
        Refused refused = catchThrowableOfType(Refused.class, () -> reader.readJson(body, limits));
        assertThat(refused).isNotNull();
        assertThat(refused.refusals().getFirst().arabic()).isNotBlank();
        return refused;
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(UTF_8));
    }
}
