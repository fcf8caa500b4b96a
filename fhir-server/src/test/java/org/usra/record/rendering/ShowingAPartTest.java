package org.usra.record.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.InputLimits;
import org.usra.record.document.ResourceDocument;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShowingAPartTest {

    private static final String SUBSETTED =
            "'tag':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',"
                    + "'code':'SUBSETTED','display':'subsetted'}]";

    private final ResourceDocument observation = read("{'resourceType':'Observation','id':'1','meta':{'versionId':'2'},"
            + "'text':{'status':'generated','div':'x'},'status':'final','code':{'text':'x'},'bodySite':{'text':'arm'},"
            + "'subject':{'reference':'Patient/1','display':'n'},'valueQuantity':{'value':1.0}}");

    @Test
    void a_summary_keeps_what_hl7_marks() {
        assertThat(text(Projection.summary(observation, Summary.TRUE)))
                .isEqualTo(quoted("{'resourceType':'Observation','id':'1','meta':{'versionId':'2'," + SUBSETTED
                        + "},'status':'final','code':{'text':'x'},'subject':{'reference':'Patient/1','display':'n'},"
                        + "'valueQuantity':{'value':1.0}}"));
    }

    @Test
    void a_text_summary_keeps_the_narrative_and_what_is_mandatory() {
        assertThat(text(Projection.summary(observation, Summary.TEXT)))
                .isEqualTo(quoted("{'resourceType':'Observation','id':'1','meta':{'versionId':'2'," + SUBSETTED
                        + "},'text':{'status':'generated','div':'x'},'status':'final','code':{'text':'x'}}"));
    }

    @Test
    void a_data_summary_leaves_out_the_narrative_only() {
        assertThat(text(Projection.summary(observation, Summary.DATA)))
                .doesNotContain("generated")
                .contains("bodySite", "SUBSETTED");
    }

    @Test
    void chosen_elements_come_with_the_mandatory_ones() {
        assertThat(text(Projection.elements(observation, Set.of("subject", "Observation.bodySite"))))
                .isEqualTo(quoted("{'resourceType':'Observation','id':'1','meta':{'versionId':'2'," + SUBSETTED
                        + "},'status':'final','code':{'text':'x'},'bodySite':{'text':'arm'},"
                        + "'subject':{'reference':'Patient/1','display':'n'}}"));
    }

    @Test
    void the_original_is_not_changed() {
        String before = text(observation);
        Projection.summary(observation, Summary.TRUE);
        assertThat(text(observation)).isEqualTo(before);
        assertThat(Projection.summary(observation, Summary.FALSE)).isSameAs(observation);
    }

    @Test
    void pretty_json_is_indented() {
        assertThat(new String(
                        Rendering.prettyJson(read("{'resourceType':'Basic','code':{'text':'é'}}")
                                .root()),
                        UTF_8))
                .isEqualTo(quoted("{\n  'resourceType': 'Basic',\n  'code': {\n    'text': 'é'\n  }\n}"));
    }

    private static String text(ResourceDocument document) {
        return new String(document.toBytes(), UTF_8);
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private static ResourceDocument read(String json) {
        return new DocumentReader()
                .readJson(new ByteArrayInputStream(quoted(json).getBytes(UTF_8)), InputLimits.ORDINARY);
    }
}
