package org.usra.record.household;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.rulebook.RuleBook;
import org.usra.record.store.ResourceKey;

/** What stands for a person now and follows the household: enrolment, covers, appointments to come, open referrals. */
@Component
class Standing {

    private final JdbcClient jdbc;
    private final RuleBook rules;

    Standing(JdbcClient jdbc, RuleBook rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /** The enrolment with a family doctor. */
    Optional<String> enrolment(String patient) {
        return jdbc.sql("select episode from record.enrolment where person = ? and status = 'active'")
                .param(id(patient))
                .query(String.class)
                .optional()
                .map(episode -> "EpisodeOfCare/" + episode);
    }

    /** The post of the family doctor with whom the person is enrolled, as long as his panel has room for one more. */
    Optional<String> doctorWithRoom(String patient, Instant at) {
        return jdbc.sql("""
                        select e.doctor from record.enrolment e left join record.panel p on p.doctor = e.doctor
                        where e.person = ? and e.status = 'active' and e.doctor is not null
                          and coalesce(p.enrolled, 0) < ?""")
                .params(id(patient), rules.number("enrolment.panel.limit", at))
                .query(String.class)
                .optional();
    }

    /** The covers in force. */
    List<String> covers(String patient, Instant at) {
        return jdbc.sql("""
                        select coverage from record.coverage_period
                        where person = ? and status = 'active' and (closed is null or closed > ?) order by opened""").params(id(patient), at(at)).query(String.class).list().stream()
                .map(coverage -> "Coverage/" + coverage)
                .toList();
    }

    /** The contribution category of a cover in force, empty where there is none. */
    String category(String patient, Instant at) {
        return jdbc.sql("""
                        select category from record.coverage_period
                        where person = ? and status = 'active' and (closed is null or closed > ?)
                          and category is not null order by opened desc limit 1""")
                .params(id(patient), at(at))
                .query(String.class)
                .optional()
                .orElse("");
    }

    /**
     * The covers in force of another category: those of the person, and of the members of the household that he heads who
     * have none of their own, which are those without category and the children below the age of a head.
     */
    List<String> coversOfOtherCategory(String patient, String category, Instant at) {
        return jdbc
                .sql("""
                        with concerned as (
                          select cast(:person as text) collate "C" as person, true as named
                          union all
                          select m.person, false from record.household_member head
                            join record.household_member m using (household)
                          where head.person = :person and head.role = 'head' and head.closed is null
                            and m.person <> :person and m.closed is null)
                        select c.coverage from concerned
                          join record.coverage_period c using (person)
                          left join record.person p on p.patient = c.person
                        where c.status = 'active' and (c.closed is null or c.closed > :at)
                          and c.category is distinct from :category
                          and (named or c.category is null or p.birth_date > :grown)
                        order by c.coverage""")
                .param("at", at(at))
                .param("category", category)
                .param("person", id(patient))
                .param(
                        "grown",
                        at.atZone(RuleBook.EGYPT)
                                .toLocalDate()
                                .minusYears(
                                        rules.number("household.head.age", at).intValueExact()))
                .query(String.class)
                .list()
                .stream()
                .map(coverage -> "Coverage/" + coverage)
                .toList();
    }

    /** Appointments that hold slots from that moment on. */
    List<String> appointments(String patient, Instant at) {
        return jdbc.sql("""
                        select distinct s.holder from record.slot_place s
                          join record.care_relationship c on c.source = 'Appointment/' || s.holder
                        where c.patient = ? and s.starts > ?""").params(id(patient), at(at)).query(String.class).list().stream()
                .map(appointment -> "Appointment/" + appointment)
                .toList();
    }

    /** Referrals that are not over, without those whose patient is at the hospital now. */
    List<String> referrals(String patient) {
        return jdbc.sql("""
                        select referral from record.referral_use
                        where patient = ? and status in ('active', 'on-hold', 'draft') and used_by is null""").param(id(patient)).query(String.class).list().stream()
                .map(referral -> "ServiceRequest/" + referral)
                .toList();
    }

    /** The Tasks of a referral that are not over. */
    List<String> tasks(String referral) {
        return jdbc.sql("""
                        select task from record.referral_task
                        where referral = ? and status not in ('completed', 'cancelled', 'failed', 'rejected')""").param(ResourceKey.of(referral).id()).query(String.class).list().stream()
                .map(task -> "Task/" + task)
                .toList();
    }

    private static String id(String patient) {
        return ResourceKey.of(patient).id();
    }

    private static OffsetDateTime at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
