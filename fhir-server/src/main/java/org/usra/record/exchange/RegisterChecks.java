package org.usra.record.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.SearchParameter;
import org.usra.rules.naming.Canonical;

/**
 * What is wrong in the register itself, counted by reading its tables as they are: rules that hold at the door say nothing
 * of what came in before them, or beside them.
 */
@Component
class RegisterChecks {

    private static final String DECEASED_MEMBERS = """
            select count(*) from record.household_member m join record.person p on p.patient = m.person
            where m.closed is null and p.deceased""";

    private static final String COVERED_DECEASED = """
            select count(*) from record.coverage_period c join record.person p on p.patient = c.person
            where c.status = 'active' and c.closed is null and p.deceased""";

    /** Of current identifiers as they are stored, whatever guards them. */
    private static final String DUPLICATE_NATIONAL_IDS = """
            select count(*) from (
              select 1 from record.person_identifier where system = :national group by value having count(*) > 1
              union all
              select 1 from record.person p
                join record.person_identifier i on i.patient = p.patient and i.system = :national
              where not p.deceased group by p.patient having count(*) > 1) d""";

    private static final String WRONG_NATIONAL_IDS = """
            select count(*) from record.person_identifier i
            where i.system = :national and case
              when i.value !~ '^[23][0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{7}$' then true
              when substr(i.value, 6, 2)::integer > extract(day from make_date(
                  (case left(i.value, 1) when '2' then 1900 else 2000 end) + substr(i.value, 2, 2)::integer,
                  substr(i.value, 4, 2)::integer, 1) + interval '1 month' - interval '1 day') then true
              else substr(i.value, 8, 2) not in (select code from record.governorate) end""";

    /** A name that folds to nothing is kept as a text without letters: SearchIndex. */
    private static final String SYMBOLS_FOR_NAMES = """
            select count(*) from record.resource r
            where r.type = :type and r.document is not null and :name || ' ' = any(r.texts)
              and not exists (select from unnest(r.texts) t where t like :name || ' _%')""";

    private static final String HEADLESS_HOUSEHOLDS = """
            select count(*) from (select distinct household from record.household_member where closed is null) h
            where not exists (
              select from record.household_member m join record.person p on p.patient = m.person
              where m.household = h.household and m.closed is null and m.role = 'head' and not p.deceased)""";

    private final JdbcClient jdbc;
    private final FhirDefinitions definitions;

    RegisterChecks(JdbcClient jdbc, FhirDefinitions definitions) {
        this.jdbc = jdbc;
        this.definitions = definitions;
    }

    /** By the name of the check; 0 is as it should be. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("deceased-members", count(DECEASED_MEMBERS));
        counts.put("covered-deceased", count(COVERED_DECEASED));
        counts.put("duplicate-national-ids", countOfNationalIds(DUPLICATE_NATIONAL_IDS));
        counts.put("wrong-national-ids", countOfNationalIds(WRONG_NATIONAL_IDS));
        counts.put("symbols-for-names", countOfSymbols());
        counts.put("headless-households", count(HEADLESS_HOUSEHOLDS));
        return counts;
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private long countOfSymbols() {
        SearchParameter name = definitions.searchParameter("Patient", "name").orElseThrow();
        int number = definitions.basis(name).parameters().getFirst().number();
        return jdbc.sql(SYMBOLS_FOR_NAMES)
                .param("type", definitions.typeNumber("Patient"))
                .param("name", String.valueOf(number))
                .query(Long.class)
                .single();
    }

    private long countOfNationalIds(String sql) {
        return jdbc.sql(sql)
                .param("national", Canonical.identifier("national-id"))
                .query(Long.class)
                .single();
    }
}
