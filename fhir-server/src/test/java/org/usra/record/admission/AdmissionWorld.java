package org.usra.record.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.usra.record.Callers;
import org.usra.record.Samples;
import org.usra.record.World;
import org.usra.record.access.Caller;
import org.usra.rules.refusal.Refused;

/** A hospital that sees one patient by an accepted referral, and what it may write. */
abstract class AdmissionWorld {

    static final Caller HOSPITAL = Callers.caller("hospital", "h-alsalam");
    static final Caller OTHER_HOSPITAL = Callers.caller("hospital", "h-alzohour");
    static World world;

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
        refer("sr", "p-own", "h-alsalam", "active", "2027-01-31");
    }

    /** A referral and the fulfilment Task by which the hospital sees the patient. */
    void refer(String id, String patient, String hospital, String status, String until) {
        // A person has one open referral to a service.
        String referral =
                Samples.referral(id, patient, hospital, status, until).replace("cardiology", "service-of-" + id);
        world.write(Callers.importer(), referral, """
                {'resourceType':'Task','id':'task-%s','status':'accepted','intent':'order',
                'focus':{'reference':'ServiceRequest/%s'},'partOf':[{'reference':'Task/coordination'}],
                'for':{'reference':'Patient/%s'},'owner':{'reference':'Organization/h-alsalam'}}""".formatted(id, id, patient));
    }

    /** An Encounter of now; {@code more} are further elements, each ending with a comma. */
    static String encounter(String id, String encounterClass, String patient, String more) {
        return """
                {'resourceType':'Encounter','id':'%s','status':'in-progress','class':{'code':'%s'},%s
                'subject':{'reference':'Patient/%s'},'period':{'start':'2026-11-23T07:30:00Z'}}""".formatted(id, encounterClass, more, patient);
    }

    static String basedOn(String referral) {
        return "'basedOn':[{'reference':'ServiceRequest/" + referral + "'}],";
    }

    static String at(String organization) {
        return "'serviceProvider':{'reference':'Organization/" + organization + "'},";
    }

    static String numbered(String number) {
        return "'extension':[{'url':'https://fhir.usra.example/StructureDefinition/authorization-number','valueString':'"
                + number + "'}],";
    }

    void refused(String code, Caller writer, String... documents) {
        assertThatThrownBy(() -> world.write(writer, documents))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusals())
                                .singleElement()
                                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code)));
    }

    String ground(String encounter) {
        return world.text("select ground from record.admission where encounter = ?", encounter)
                .orElse("none");
    }
}
