package org.usra.record.directory;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.row.Values;
import org.usra.record.rulebook.RuleBook;

/** The register of facilities, and the organisations above a department. */
@Component
public class Facilities {

    // Eight levels are more than any hospital has; the limit ends a circle that somebody wrote.
    private static final String ANCESTORS = """
            with recursive above(organization, level) as (
              select cast(? as text) collate "C", 0
              union all
              select p.parent, a.level + 1 from record.organization_parent p
              join above a on p.organization = a.organization where a.level < 8)
            """;

    private record Question(String organization, LocalDate day) {}

    private final JdbcClient jdbc;
    private final Memory<Question, Optional<Facility>> memory = new Memory<>();

    public Facilities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A facility of the register on a day. */
    public record Facility(String id, String kind, String accreditation, String contract) {

        public boolean isHospital() {
            return kind.equals("hospital");
        }

        /** The contract lets the facility serve insured persons. */
        public boolean isContracted() {
            return contract.equals("contracted");
        }
    }

    /** The organisation itself, or the nearest one above it, that stands in the register. */
    public Optional<Facility> of(String organization, Instant now) {
        LocalDate day = now.atZone(RuleBook.EGYPT).toLocalDate();
        return memory.of(new Question(organization, day), () -> find(organization, Date.valueOf(day)));
    }

    private Optional<Facility> find(String organization, Date day) {
        return jdbc.sql(ANCESTORS + """
                        select f.id, f.kind, f.accreditation, f.contract
                        from above a join record.facility f on f.id = a.organization collate "C"
                        where f.valid_from <= ? and (f.valid_to is null or f.valid_to > ?)
                        order by a.level limit 1""")
                .params(Values.of(organization, day, day))
                .query((row, i) -> new Facility(
                        row.getString(1),
                        row.getString(2),
                        Optional.ofNullable(row.getString(3)).orElse(""),
                        Optional.ofNullable(row.getString(4)).orElse("")))
                .optional();
    }

    /** The hospital that the organisation is or belongs to. */
    public Optional<Facility> hospitalOf(String organization, Instant now) {
        return of(organization, now).filter(Facility::isHospital);
    }

    /** The facility that an identifier {@code facility} names: governorate and number, {@code 03-51}. */
    public Optional<String> numbered(String identifier) {
        return jdbc.sql("select id from record.facility where governorate || '-' || to_char(number, 'FM00') = ?")
                .param(identifier)
                .query(String.class)
                .optional();
    }

    /** Enters the organisation above another, or the provider of a HealthcareService. */
    public void enter(String type, String id, String organization) {
        memory.forget();
        jdbc.sql(
                        type.equals("Organization")
                                ? "insert into record.organization_parent (organization, parent) values (?, ?)"
                                : "insert into record.healthcare_service_provider (service, provider) values (?, ?)")
                .params(Values.of(id, organization))
                .update();
    }

    /** Removes what this Organization or HealthcareService said before. */
    public void forget(String type, String id) {
        memory.forget();
        jdbc.sql(
                        type.equals("Organization")
                                ? "delete from record.organization_parent where organization = ?"
                                : "delete from record.healthcare_service_provider where service = ?")
                .param(id)
                .update();
    }
}
