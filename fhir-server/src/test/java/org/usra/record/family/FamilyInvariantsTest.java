package org.usra.record.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.Callers;
import org.usra.record.Samples;
import org.usra.record.World;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FamilyInvariantsTest {

    private static World world;

    @BeforeAll
    static void open() {
        world = new World();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void fill() {
        world.clear();
        world.withTwoPeople();
    }

    private static String household(String id, String... members) {
        return "{'resourceType':'Group','id':'" + id
                + "','type':'person','actual':true,'active':true,'code':{'coding':[{"
                + "'system':'https://fhir.usra.example/CodeSystem/group-type','code':'household'}]},"
                + "'characteristic':[{'code':{'coding':[{'system':'https://fhir.usra.example/CodeSystem/characteristic',"
                + "'code':'assigned-unit'}]},'valueReference':{'reference':'Organization/u-manakh-1'},'exclude':false}],"
                + "'member':[" + String.join(",", members) + "]}";
    }

    private static String member(String patient, String start, String end) {
        String over = end.isEmpty() ? "" : ",'end':'" + end + "'";
        return "{'entity':{'reference':'Patient/" + patient + "'},'period':{'start':'" + start + "'" + over + "}}";
    }

    private static void refused(
            int status, String code, String element, org.assertj.core.api.ThrowableAssert.ThrowingCallable writing) {
        assertThatThrownBy(writing).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.kind().status()).isEqualTo(status);
            assertThat(refused.refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo(code);
                assertThat(refusal.element()).isEqualTo(element);
            });
        });
    }

    @Test
    void a_person_belongs_to_one_household_at_a_time() {
        world.write(Callers.importer(), household("g1", member("p-own", "2026-01-01", "")));
        refused(
                409,
                "membership-open",
                "Group.member[0].entity",
                () -> world.write(Callers.importer(), household("g2", member("p-own", "2026-06-01", ""))));
    }

    @Test
    void a_transfer_closes_one_membership_and_opens_the_other_in_one_step() {
        world.write(Callers.importer(), household("g1", member("p-own", "2026-01-01", "")));
        assertThatCode(() -> world.write(
                        Callers.importer(),
                        household("g2", member("p-own", "2026-11-23", "")),
                        household("g1", member("p-own", "2026-01-01", "2026-11-23"))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_unit_sees_the_household_assigned_to_it() {
        world.write(Callers.importer(), household("g1", member("p-own", "2026-01-01", "")));
        assertThat(world.sees(Callers.caller("nurse", "u-manakh-1"), "Group", "g1"))
                .isTrue();
        assertThat(world.sees(Callers.caller("nurse", "u-kuwait"), "Group", "g1"))
                .isFalse();
        assertThat(world.sees(Callers.citizen("p-own"), "Group", "g1")).isTrue();
    }

    @Test
    void a_person_has_one_active_enrolment() {
        refused(
                409,
                "enrolment-active",
                "EpisodeOfCare.patient",
                () -> world.write(Callers.importer(), Samples.enrolment("e-second", "p-own", "u-kuwait")));
    }

    @Test
    void a_registrar_does_not_enrol_whom_the_unit_cannot_see() {
        world.write(Callers.importer(), Samples.patient("p-free"));
        assertThatThrownBy(() -> world.write(
                        Callers.caller("registrar", "u-manakh-1"), Samples.enrolment("e-free", "p-free", "u-manakh-1")))
                .hasMessage("The reference was not found. Check the patient, organisation or resource that the request"
                        + " refers to.");
    }

    @Test
    void nobody_registers_a_patient_that_stays_out_of_sight() {
        assertThatThrownBy(() -> world.write(Callers.caller("registrar", "u-manakh-1"), Samples.patient("p-new")))
                .isInstanceOf(Refused.class);
        assertThatCode(() -> world.write(
                        Callers.caller("registrar", "u-manakh-1"),
                        Samples.patient("p-new"),
                        Samples.enrolment("e-new", "p-new", "u-manakh-1")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_national_id_belongs_to_one_person_and_has_fourteen_digits() {
        String id = "{'resourceType':'Patient','id':'%s','identifier':[{'system':"
                + "'https://fhir.usra.example/id/national-id','value':'%s'}]}";
        world.write(Callers.importer(), id.formatted("p1", "29005050301234"));
        refused(
                409,
                "duplicate-identifier",
                "Patient.identifier[0].value",
                () -> world.write(Callers.importer(), id.formatted("p2", "29005050301234")));
        refused(
                422,
                "national-id-structure",
                "Patient.identifier[0].value",
                () -> world.write(Callers.importer(), id.formatted("p2", "2900505030123")));
    }

    @Test
    void a_change_leaves_one_event_and_one_audit_row() {
        assertThat(world.text("select count(*)::text from record.event"))
                .isEqualTo(world.text("select count(*)::text from record.resource"));
        assertThat(world.text("select count(*)::text from record.audit_event where interaction = 'create'"))
                .isEqualTo(world.text("select count(*)::text from record.resource"));
    }

    @Test
    void security_labels_are_the_servers() {
        assertThatThrownBy(() -> world.write(
                        Callers.caller("doctor", "u-manakh-1"),
                        Samples.patient("p-own").replace("'gender'", "'meta':{'security':[{'code':'R'}]},'gender'")))
                .hasMessage(
                        "Tags of the scheme and security labels are set by the server only. Leave them as they are.");
    }

    @Test
    void a_referral_is_written_by_the_process_only() {
        assertThatThrownBy(() -> world.write(
                        Callers.caller("doctor", "u-manakh-1"),
                        Samples.referral("sr", "p-own", null, "active", "2027-01-31")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.kind().status()).isEqualTo(403));
        assertThatCode(() -> world.write(
                        Callers.workflow(Callers.caller("doctor", "u-manakh-1")),
                        Samples.referral("sr", "p-own", null, "active", "2027-01-31")))
                .doesNotThrowAnyException();
    }
}
