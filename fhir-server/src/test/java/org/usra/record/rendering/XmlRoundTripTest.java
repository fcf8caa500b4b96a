package org.usra.record.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usra.record.SyntheaFolder;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.InputLimits;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class XmlRoundTripTest {

    private static final String RICH =
            "{\"resourceType\":\"Patient\",\"id\":\"p\",\"text\":{\"status\":\"generated\",\"div\":"
                    + "\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><p>a &amp; b</p></div>\"},\"contained\":[{\"resourceType\":"
                    + "\"Organization\",\"id\":\"o\",\"name\":\"<x>\"}],\"extension\":[{\"url\":\"http://x.org/a\",\"valueDecimal\":1.00}],"
                    + "\"active\":true,\"name\":[{\"id\":\"n1\",\"family\":\"أ\\\"&\",\"given\":[\"a\",null,\"c\"],\"_given\":[null,"
                    + "{\"extension\":[{\"url\":\"http://x.org/b\",\"valueString\":\"y\"}]},null]}],\"birthDate\":\"1980\","
                    + "\"_birthDate\":{\"id\":\"b1\"},\"multipleBirthInteger\":2}";

    private final DocumentReader reader = new DocumentReader();

    @Test
    void a_rich_resource_survives_xml_and_back() {
        assertThat(throughXml(json(RICH))).isEqualTo(json(RICH));
    }

    @Test
    void pretty_xml_means_the_same() {
        byte[] pretty = Rendering.prettyXml(json(RICH));
        assertThat(new String(pretty, UTF_8)).contains("\n  <active value=\"true\"/>");
        assertThat(xml(pretty)).isEqualTo(json(RICH));
    }

    @Test
    void hapi_reads_our_xml_as_it_reads_our_json() throws IOException {
        FhirContext hapi = FhirContext.forR4Cached();
        assertThat(asHapiReadsXml(hapi, json(RICH))).isEqualTo(asHapiReadsJson(hapi, json(RICH)));
        Path file = SyntheaFolder.orSkip("only one resource went through XML")
                .resolve("Jessie665_Glover433_1e621f4c-db30-c273-49e9-2dcad508a9cb.json.gz");
        Map<String, Integer> seen = new HashMap<>();
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
            for (JsonNode entry :
                    reader.readJson(stream, InputLimits.IMPORT).root().path("entry")) {
                String type = entry.path("resource").path("resourceType").asText();
                if (seen.merge(type, 1, Integer::sum) <= 3 && entry.path("resource") instanceof ObjectNode resource) {
                    assertThat(throughXml(resource)).isEqualTo(resource);
                    assertThat(asHapiReadsXml(hapi, resource)).isEqualTo(asHapiReadsJson(hapi, resource));
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "<Patient/>",
                "<Patient xmlns='http://hl7.org/fhir'>",
                "<Pateint xmlns='http://hl7.org/fhir'/>",
                "<HumanName xmlns='http://hl7.org/fhir'/>",
                "<Patient xmlns='http://hl7.org/fhir'>text</Patient>",
                "<Patient xmlns='http://hl7.org/fhir'><nmae/></Patient>",
                "<Patient xmlns='http://hl7.org/fhir'><gender value='male'/><gender value='male'/></Patient>",
                "<Patient xmlns='http://hl7.org/fhir'><photo><size value='1e1000000'/></photo></Patient>",
                "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><Patient xmlns='http://hl7.org/fhir'>"
                        + "<name><family value='&x;'/></name></Patient>",
                "<!DOCTYPE r SYSTEM 'http://127.0.0.1:1/x.dtd'><Patient xmlns='http://hl7.org/fhir'/>"
            })
    void hostile_or_broken_xml_is_refused(String body) {
        Refused refused = catchThrowableOfType(Refused.class, () -> xml(body.getBytes(UTF_8)));
        assertThat(refused).isNotNull();
        assertThat(refused.kind()).isIn(RefusalKind.MALFORMED, RefusalKind.INVALID);
    }

    @Test
    void deep_xml_is_refused_without_falling() {
        String deep = "<Patient xmlns='http://hl7.org/fhir'>" + "<extension url='x'>".repeat(50_000);
        Refused refused = catchThrowableOfType(Refused.class, () -> xml(deep.getBytes(UTF_8)));
        assertThat(refused.refusals().getFirst().english()).contains("deeper than 64");
    }

    private ObjectNode throughXml(ObjectNode root) {
        return xml(Rendering.xml(root));
    }

    private ObjectNode xml(byte[] body) {
        return reader.readXml(new ByteArrayInputStream(body), InputLimits.ORDINARY)
                .root();
    }

    private ObjectNode json(String body) {
        ResourceDocument document =
                reader.readJson(new ByteArrayInputStream(body.getBytes(UTF_8)), InputLimits.ORDINARY);
        return document.root();
    }

    private static String asHapiReadsXml(FhirContext hapi, ObjectNode root) {
        IBaseResource parsed = hapi.newXmlParser().parseResource(new String(Rendering.xml(root), UTF_8));
        return hapi.newJsonParser().encodeResourceToString(parsed);
    }

    private static String asHapiReadsJson(FhirContext hapi, ObjectNode root) {
        IBaseResource parsed = hapi.newJsonParser().parseResource(root.toString());
        return hapi.newJsonParser().encodeResourceToString(parsed);
    }
}
