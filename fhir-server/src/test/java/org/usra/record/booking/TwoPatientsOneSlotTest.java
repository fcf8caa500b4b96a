package org.usra.record.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.Callers;
import org.usra.record.World;
import org.usra.record.commit.Change;
import org.usra.record.commit.DerivedRows;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TwoPatientsOneSlotTest {

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
        world.write(
                Callers.importer(),
                "{'resourceType':'HealthcareService','id':'hs','providedBy':{'reference':'Organization/h-alsalam'}}",
                slot("s1", "09:00"),
                slot("s2", "09:30"),
                slot("s3", "10:00"));
    }

    private static String slot(String id, String time) {
        return ("{'resourceType':'Slot','id':'%s','status':'free','schedule':{'reference':'Schedule/sch'},"
                        + "'start':'2026-11-24T%s:00+02:00','end':'2026-11-24T%s:00+02:00'}")
                .formatted(id, time, time);
    }

    private static String appointment(String id, String status, String patient, String slot) {
        return ("{'resourceType':'Appointment','id':'%s','status':'%s','slot':[{'reference':'Slot/%s'}],'participant':["
                        + "{'actor':{'reference':'Patient/%s'}},{'actor':{'reference':'HealthcareService/hs'}}]}")
                .formatted(id, status, slot, patient);
    }

    @Test
    void the_second_gets_a_conflict_with_the_next_slots() {
        world.write(Callers.importer(), appointment("a", "booked", "p-own", "s1"));
        assertThatThrownBy(() -> world.write(Callers.importer(), appointment("b", "booked", "p-other", "s1")))
                .isInstanceOf(Refused.class)
                .hasMessage("Somebody else took this slot. Choose another one, the next: Slot/s2, Slot/s3.");
    }

    @Test
    void a_deleted_slot_is_offered_to_nobody() {
        world.write(Callers.importer(), appointment("a", "booked", "p-own", "s1"));
        ResourceDocument slot = World.parse(slot("s2", "09:30"));
        world.inTransaction(() -> {
            world.bean(DerivedRows.class)
                    .replace(List.of(new Change("Slot", "s2", 2, (short) 0, null, world.clock.instant(), slot, null)));
            return true;
        });
        assertThatThrownBy(() -> world.write(Callers.importer(), appointment("b", "booked", "p-other", "s1")))
                .hasMessage("Somebody else took this slot. Choose another one, the next: Slot/s3.");
    }

    @Test
    void a_cancelled_appointment_gives_its_slot_back() {
        world.write(Callers.importer(), appointment("a", "booked", "p-own", "s1"));
        world.write(Callers.importer(), appointment("a", "cancelled", "p-own", "s1"));
        assertThatCode(() -> world.write(Callers.importer(), appointment("b", "booked", "p-other", "s1")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_hold_ends_after_ten_minutes() {
        world.write(Callers.importer(), appointment("a", "pending", "p-own", "s1"));
        assertThatThrownBy(() -> world.write(Callers.importer(), appointment("b", "pending", "p-other", "s1")))
                .isInstanceOf(Refused.class);
        world.clock.advance(Duration.ofMinutes(11));
        assertThatCode(() -> world.write(Callers.importer(), appointment("b", "pending", "p-other", "s1")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> world.write(Callers.importer(), appointment("a", "booked", "p-own", "s1")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void two_appointments_may_change_places_in_one_step() {
        world.write(Callers.importer(), appointment("a", "booked", "p-own", "s1"));
        world.write(Callers.importer(), appointment("b", "booked", "p-other", "s2"));
        assertThatCode(() -> world.write(
                        Callers.importer(),
                        appointment("a", "booked", "p-own", "s2"),
                        appointment("b", "booked", "p-other", "s1")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_booking_opens_the_record_to_the_hospital() {
        assertThat(world.sees(Callers.caller("hospital", "h-alsalam"), "Patient", "p-own"))
                .isFalse();
        world.write(Callers.importer(), appointment("a", "booked", "p-own", "s1"));
        assertThat(world.sees(Callers.caller("hospital", "h-alsalam"), "Patient", "p-own"))
                .isTrue();
        assertThat(world.sees(Callers.caller("hospital", "h-alsalam"), "Appointment", "a"))
                .isTrue();
    }

    @Test
    void of_eight_who_run_for_the_last_place_one_gets_it() throws Exception {
        try (ExecutorService runners = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> races = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            world.write(Callers.importer(), appointment("r" + i, "booked", "p-own", "s3"));
                            return true;
                        } catch (Refused refused) {
                            return false;
                        }
                    })
                    .toList();
            long winners = 0;
            for (Future<Boolean> race : runners.invokeAll(races)) {
                winners += race.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
    }
}
