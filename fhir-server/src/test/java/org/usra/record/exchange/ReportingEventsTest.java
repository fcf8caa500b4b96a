package org.usra.record.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.exchange.Registry.SOURCE;
import static org.usra.record.exchange.Registry.TODAY;
import static org.usra.record.exchange.Registry.corrected;
import static org.usra.record.exchange.Registry.coverage;
import static org.usra.record.exchange.Registry.dead;
import static org.usra.record.exchange.Registry.message;
import static org.usra.record.exchange.Registry.patient;
import static org.usra.record.exchange.Registry.period;
import static org.usra.record.exchange.Registry.relative;
import static org.usra.record.exchange.Registry.response;
import static org.usra.record.exchange.Registry.stranger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;
import org.usra.record.exchange.Registry.Family;
import org.usra.record.exchange.Registry.Person;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportingEventsTest {

    private static final String CATEGORIES = """
            select category from record.coverage_period where person = ? and status = 'active' and closed is null""";
    private static final String PERSON_OF = """
            select patient from record.person_identifier where system like '%/national-id' and value = ?""";

    private static Registry registry;

    @BeforeAll
    static void open() {
        registry = new Registry();
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(response(answer)).as("%s", answer.body()).isEqualTo("ok");
    }

    @Test
    void a_death_ends_membership_cover_and_enrolment_and_proposes_the_widow_as_head() {
        Family family = registry.family("head 1960-03-14 male", "spouse 1965-01-01 female", "child 2010-01-01 male");

        ok(registry.report("death", patient(family.head(), dead(TODAY))));

        assertThat(registry.members(family.id()))
                .containsExactly(
                        "head " + family.of(1).reference(),
                        "child " + family.of(2).reference());
        assertThat(registry.rows(CATEGORIES, family.head().id())).isEmpty();
        assertThat(registry.rows(
                        "select episode from record.enrolment where person = ? and status = 'active'",
                        family.head().id()))
                .isEmpty();
        assertThat(registry.record
                        .get(registry.registrar, "Group/" + family.id())
                        .body()
                        .path("extension")
                        .toString())
                .contains("acting-head");
    }

    @Test
    void a_newborn_joins_the_file_of_the_mother_and_is_covered() {
        Family family = registry.family("head 1985-03-14 male", "spouse 1988-01-01 female");
        Person baby = stranger(TODAY.toString(), "female");

        ok(registry.report("birth", patient(baby, ""), relative("MTH", family.of(1), "")));

        String id = registry.rows(PERSON_OF, baby.nationalId()).getFirst();
        assertThat(registry.members(family.id())).contains("child Patient/" + id);
        assertThat(registry.rows(CATEGORIES, id)).containsExactly("formal");
    }

    @Test
    void the_newborn_whom_the_family_told_of_gets_the_number_of_the_registry() {
        Family family = registry.family("head 1985-03-14 male", "spouse 1988-01-01 female");
        Person baby = stranger(TODAY.toString(), "male");
        Answer told = registry.record.post(
                registry.registrar,
                "Group/" + family.id() + "/$add-member",
                "{'resourceType':'Parameters','parameter':[{'name':'role','valueCode':'child'},{'name':'resource',"
                        + "'resource':{'resourceType':'Patient','name':[{'text':'" + baby.name()
                        + "'}],'gender':'male','birthDate':'" + baby.born() + "'}}]}");
        assertThat(told.status()).as("%s", told.body()).isEqualTo(200);

        ok(registry.report("birth", patient(baby, ""), relative("MTH", family.of(1), "")));

        assertThat(registry.members(family.id())).hasSize(3);
        String id = registry.rows(PERSON_OF, baby.nationalId()).getFirst();
        assertThat(registry.members(family.id())).contains("child Patient/" + id);
        assertThat(registry.rows("select value from record.person_identifier where patient = ?", id))
                .containsExactly(baby.nationalId());
    }

    @Test
    void a_bride_who_heads_no_family_joins_the_one_that_the_groom_heads() {
        Family hers = registry.family("head 1960-03-14 male", "child 2000-01-01 female");
        Family his = registry.family("head 1998-03-14 male");
        String marriage = relative("SPS", his.head(), period("start", TODAY));

        ok(registry.report("marriage", patient(hers.of(1), ""), marriage));

        assertThat(registry.members(his.id()))
                .containsExactly(
                        "head " + his.head().reference(), "spouse " + hers.of(1).reference());
        ok(registry.report("marriage", patient(hers.of(1), ""), marriage));
        assertThat(registry.members(his.id())).as("known already").hasSize(2);
    }

    @Test
    void after_a_divorce_the_spouse_leaves_whoever_of_the_two_is_named_first() {
        Family family = registry.family("head 1985-03-14 male", "spouse 1988-01-01 female", "child 2015-01-01 male");
        ok(registry.report("divorce", patient(family.of(1), ""), relative("SPS", family.head(), period("end", TODAY))));
        assertThat(registry.members(family.id()))
                .containsExactly(
                        "head " + family.head().reference(),
                        "child " + family.of(2).reference());
    }

    @Test
    void a_corrected_national_id_takes_the_place_of_the_wrong_one() {
        Family family = registry.family("head 1985-03-14 male");
        Person right = stranger("1985-04-14", "male");

        ok(registry.report("identity-correction", corrected(family.head().bornOn("1985-04-14"), right.nationalId())));

        assertThat(registry.rows(PERSON_OF, right.nationalId()))
                .containsExactly(family.head().id());
        assertThat(registry.rows(PERSON_OF, family.head().nationalId())).isEmpty();
        assertThat(registry.rows(
                        "select birth_date::text from record.person where patient = ?",
                        family.head().id()))
                .containsExactly("1985-04-14");
    }

    @Test
    void who_is_found_unable_to_pay_changes_category_with_the_children_and_the_working_wife_keeps_hers() {
        Family family = registry.family("head 1985-03-14 male", "spouse 1988-01-01 female", "child 2020-01-01 male");

        ok(registry.report("means-test", patient(family.head(), ""), coverage("unable", TODAY)));

        assertThat(registry.rows(CATEGORIES, family.head().id())).containsExactly("unable");
        assertThat(registry.rows(CATEGORIES, family.of(2).id())).containsExactly("unable");
        assertThat(registry.rows(CATEGORIES, family.of(1).id())).containsExactly("formal");
        ok(registry.report("insurance-status", patient(family.of(1), ""), coverage("pensioner", TODAY)));
        assertThat(registry.rows(CATEGORIES, family.of(1).id())).containsExactly("pensioner");
    }

    @Test
    void a_person_without_cover_is_covered_without_asking_for_it() {
        Person known = stranger("1990-05-05", "male");
        registry.record.load(patient(known, ",'id':'p-uncovered'"));
        ok(registry.report("means-test", patient(known, ""), coverage("unable", TODAY)));
        assertThat(registry.rows(CATEGORIES, "p-uncovered")).containsExactly("unable");
    }

    @Test
    void the_same_message_again_gets_the_same_answer_and_changes_nothing() {
        Family family = registry.family("head 1960-03-14 male", "spouse 1965-01-01 female");
        String death = message("twice", "death", patient(family.head(), dead(TODAY)));
        Answer first = registry.send(death);
        ok(first);
        String events = registry.rows("select count(*)::text from record.event").getFirst();

        Answer second = registry.send(death.replace("T10:00:00Z", "T11:00:00Z"));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(registry.rows("select count(*)::text from record.event")).containsExactly(events);
    }

    @Test
    void another_content_under_the_same_id_is_refused() {
        Family family = registry.family("head 1960-03-14 male", "spouse 1965-01-01 female");
        ok(registry.send(message("once", "death", patient(family.of(1), dead(TODAY)))));
        Answer other = registry.send(message("once", "death", patient(family.head(), dead(TODAY))));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("message-id-reused");
        assertThat(registry.members(family.id()))
                .containsExactly("head " + family.head().reference());
    }

    @Test
    void every_message_is_kept_as_it_came_with_what_became_of_it() {
        Family family = registry.family("head 1960-03-14 male");
        ok(registry.send(message("kept", "death", patient(family.head(), dead(TODAY)))));
        assertThat(registry.rows("""
                        select status || ' ' || event || ' ' || client || ' ' || tries || ' '
                          || (convert_from(body, 'UTF8')::jsonb #>> '{entry,1,resource,identifier,0,value}')
                        from record.exchange_message where source = ? and message = 'kept'""", SOURCE))
                .containsExactly("done death conformance 1 " + family.head().nationalId());
    }

    @Test
    void only_the_clients_of_authorities_report() {
        String body = message("foreign", "death", patient(stranger("1990-01-01", "male"), dead(TODAY)));
        for (String token : new String[] {registry.registrar, TestTokens.person("admin", "0c")}) {
            assertThat(registry.record.post(token, "$process-message", body).status())
                    .isEqualTo(403);
            assertThat(registry.record.post(token, "$replay-quarantine", "").status())
                    .isEqualTo(403);
        }
    }
}
