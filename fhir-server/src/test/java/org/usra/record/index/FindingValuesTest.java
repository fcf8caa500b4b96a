package org.usra.record.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.SearchParameter;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.InputLimits;
import org.usra.record.document.ResourceDocument;
import org.usra.record.index.IndexedValues.Moment;
import org.usra.record.index.IndexedValues.Reference;
import org.usra.record.index.IndexedValues.Token;
import org.usra.record.path.ExpressionReader;
import org.usra.rules.identity.ArabicName;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FindingValuesTest {

    private static final FhirDefinitions DEFINITIONS = new FhirDefinitions();
    private final ResourceIndexer indexer = new ResourceIndexer(DEFINITIONS);

    @Test
    void every_expression_of_r4_compiles() {
        List<String> failed = new ArrayList<>();
        for (String type : DEFINITIONS.resourceTypes()) {
            for (SearchParameter parameter : DEFINITIONS.searchParameters(type)) {
                try {
                    ExpressionReader.compile(parameter.expression());
                } catch (IllegalArgumentException e) {
                    failed.add(type + "?" + parameter.code() + ": " + e.getMessage());
                }
            }
            indexer.index(document("{'resourceType':'" + type + "'}"));
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void an_identifier_is_found_by_system_value_and_type() {
        IndexedValues values = index("{'resourceType':'Patient','identifier':[{'system':'s','value':'v','type':"
                + "{'text':'t','coding':[{'system':'ts','code':'NI'}]}},{'value':'w'}]}");
        assertThat(values.tokens())
                .contains(
                        new Token("identifier", "s", "v", "t", "ts|NI"),
                        new Token("identifier", null, "w", null, null));
    }

    @Test
    void a_code_has_the_system_of_its_binding() {
        assertThat(index("{'resourceType':'Patient','gender':'female'}").tokens())
                .contains(new Token("gender", "http://hl7.org/fhir/administrative-gender", "female", null, null));
    }

    @Test
    void whether_a_patient_is_dead_is_always_answered() {
        assertThat(tokens("{'resourceType':'Patient'}", "deceased")).containsExactly("false");
        assertThat(tokens("{'resourceType':'Patient','deceasedBoolean':false}", "deceased"))
                .containsExactly("false");
        assertThat(tokens("{'resourceType':'Patient','deceasedBoolean':true}", "deceased"))
                .containsExactly("true");
        assertThat(tokens("{'resourceType':'Patient','deceasedDateTime':'2020'}", "deceased"))
                .containsExactly("true");
    }

    @Test
    void a_phone_is_found_only_as_a_phone() {
        String patient = "{'resourceType':'Patient','telecom':[{'system':'phone','value':'+20 100-200'},"
                + "{'system':'email','value':'a@b.c'}]}";
        assertThat(tokens(patient, "phone")).containsExactly("+20 100-200", "+20100200");
        assertThat(tokens(patient, "email")).containsExactly("a@b.c");
    }

    @Test
    void a_name_is_found_in_parts_as_a_whole_and_in_every_spelling() {
        IndexedValues values =
                index("{'resourceType':'Patient','name':[{'family':'الشرقاوى','given':['أحمد','مُحمّد']},"
                        + "{'family':'Müller'}]}");
        assertThat(values.texts())
                .filteredOn(text -> text.parameter().equals("name"))
                .extracting(IndexedValues.Text::folded)
                .contains("الشرقاوي", "احمد", "محمد", "muller", "احمد محمد الشرقاوي");
    }

    @Test
    void plain_ascii_folds_as_every_other_name() {
        for (String text : List.of("", "O'Neill", "  John--Smith ", "12 St., Flat #3", "A`b", "x\ty", "ABC")) {
            assertThat(Folding.fold(text)).isEqualTo(ArabicName.fold(text));
        }
    }

    @Test
    void a_reference_says_type_and_id_or_url_or_identifier() {
        IndexedValues values = index("{'resourceType':'Observation','subject':{'reference':'Patient/7/_history/2'},"
                + "'performer':[{'reference':'http://x/fhir/Practitioner/8'},{'identifier':{'system':'s','value':'v'},"
                + "'type':'Organization'},{'reference':'#c'},{'reference':'urn:uuid:1'}],"
                + "'contained':[{'resourceType':'Practitioner','id':'c'}]}");
        assertThat(values.references())
                .contains(
                        new Reference("patient", "Patient", "7", null, null, null),
                        new Reference("subject", "Patient", "7", null, null, null),
                        new Reference("performer", "Practitioner", null, "http://x/fhir/Practitioner/8", null, null),
                        new Reference("performer", "Organization", null, null, "s", "v"),
                        new Reference("performer", null, null, "urn:uuid:1", null, null))
                .noneMatch(reference -> "#c".equals(reference.url()));
    }

    @Test
    void a_resolved_type_decides_which_parameter_finds_a_reference() {
        IndexedValues values = index("{'resourceType':'Observation','subject':{'reference':'Group/7'}}");
        assertThat(values.references()).extracting(Reference::parameter).containsExactly("subject");
        assertThat(values.present()).contains("subject").doesNotContain("patient", "value-quantity");
    }

    @Test
    void a_partial_date_is_its_whole_stretch_in_egypt() {
        Moment year = moment("{'resourceType':'Observation','effectiveDateTime':'2024'}");
        assertThat(year.low()).isEqualTo(micros("2023-12-31T22:00:00Z"));
        assertThat(year.high()).isEqualTo(micros("2024-12-31T22:00:00Z"));
        Moment second = moment("{'resourceType':'Observation','effectiveInstant':'2024-01-10T10:00:00+02:00'}");
        assertThat(second.low()).isEqualTo(micros("2024-01-10T08:00:00Z"));
        assertThat(second.high()).isEqualTo(micros("2024-01-10T08:00:01Z"));
        Moment millis = moment("{'resourceType':'Observation','effectiveInstant':'2024-01-10T10:00:00.123Z'}");
        assertThat(millis.high() - millis.low()).isEqualTo(1_000);
    }

    @Test
    void a_period_without_an_end_is_open() {
        Moment open = moment("{'resourceType':'Observation','effectivePeriod':{'start':'2024-01-10'}}");
        assertThat(open.high()).isEqualTo(DateInterval.OPEN_HIGH);
        Moment begun = moment("{'resourceType':'Observation','effectivePeriod':{'end':'2024-01-10'}}");
        assertThat(begun.low()).isEqualTo(DateInterval.OPEN_LOW);
        assertThat(begun.high()).isEqualTo(micros("2024-01-10T22:00:00Z"));
    }

    @Test
    void a_number_has_the_range_of_its_precision() {
        IndexedValues.Quantity quantity = index("{'resourceType':'Observation','valueQuantity':{'value':5.40,"
                        + "'unit':'mg','system':'u','code':'m'}}")
                .quantities()
                .getFirst();
        assertThat(quantity.low()).isEqualByComparingTo("5.395");
        assertThat(quantity.high()).isEqualByComparingTo("5.405");
        assertThat(quantity.system()).isEqualTo("u");
        IndexedValues.Quantity above = index(
                        "{'resourceType':'Observation','valueQuantity':{'value':1e2," + "'comparator':'>='}}")
                .quantities()
                .getFirst();
        assertThat(above.low()).isEqualByComparingTo("50");
        assertThat(above.high()).isEqualByComparingTo(new BigDecimal("1E+30"));
    }

    @Test
    void the_components_of_a_composite_belong_together() {
        IndexedValues values =
                index("{'resourceType':'Observation','code':{'coding':[{'code':'85354-9'}]},'component':["
                        + "{'code':{'coding':[{'code':'8480-6'}]},'valueQuantity':{'value':120}},"
                        + "{'code':{'coding':[{'code':'8462-4'}]},'valueQuantity':{'value':80}}]}");
        assertThat(values.composites())
                .filteredOn(composite -> composite.parameter().equals("component-code-value-quantity"))
                .extracting(composite -> composite
                                .components()
                                .get(0)
                                .tokens()
                                .getFirst()
                                .code() + "="
                        + composite.components().get(1).quantities().getFirst().value())
                .containsExactly("8480-6=120", "8462-4=80");
    }

    @Test
    void a_households_unit_is_a_reference() {
        ResourceDocument group = document("{'resourceType':'Group','characteristic':[{'code':{'text':'x'},"
                + "'valueReference':{'reference':'Organization/u-manakh-1'},'exclude':false}]}");
        SearchParameter unit =
                DEFINITIONS.searchParameter("Group", "assigned-unit").orElseThrow();
        assertThat(indexer.references(group, unit))
                .containsExactly(new Reference("assigned-unit", "Organization", "u-manakh-1", null, null, null));
    }

    @Test
    void the_first_entry_of_a_document_is_a_reference() {
        ResourceDocument bundle = document("{'resourceType':'Bundle','type':'document','entry':[{'resource':"
                + "{'resourceType':'Composition','id':'c1'}},{'resource':{'resourceType':'Patient','id':'p1'}}]}");
        SearchParameter composition =
                DEFINITIONS.searchParameter("Bundle", "composition").orElseThrow();
        assertThat(indexer.references(bundle, composition))
                .containsExactly(new Reference("composition", "Composition", "c1", null, null, null));
    }

    private List<String> tokens(String json, String parameter) {
        return index(json).tokens().stream()
                .filter(token -> token.parameter().equals(parameter))
                .map(token -> String.valueOf(token.code()))
                .toList();
    }

    private Moment moment(String json) {
        return index(json).moments().stream()
                .filter(moment -> moment.parameter().equals("date"))
                .findFirst()
                .orElseThrow();
    }

    private IndexedValues index(String json) {
        return indexer.index(document(json));
    }

    private static long micros(String instant) {
        return Instant.parse(instant).toEpochMilli() * 1_000;
    }

    private static ResourceDocument document(String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(UTF_8);
        return new DocumentReader().readJson(new ByteArrayInputStream(bytes), InputLimits.ORDINARY);
    }
}
