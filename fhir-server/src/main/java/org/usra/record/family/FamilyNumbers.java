package org.usra.record.family;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.rules.identity.FamilyNumber;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The numbers of family files: one series for each unit. */
@Component
public class FamilyNumbers {

    private final JdbcClient jdbc;

    FamilyNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of the unit; whoever opens a file at the same moment waits for this transaction. */
    public FamilyNumber next(String unit) {
        record Unit(String governorate, int number) {}
        Unit found = jdbc.sql("select governorate, number from record.facility where id = ? and kind = 'unit'")
                .param(unit)
                .query((row, i) -> new Unit(row.getString(1), row.getInt(2)))
                .optional()
                .orElseThrow(() -> new Refused(
                        RefusalKind.UNRESOLVED,
                        new Refusal(
                                "reference-not-found",
                                "هذه الوحدة غير مسجلة. راجع رقم الوحدة.",
                                "This unit is not in the register. Check the unit.",
                                "Parameters.parameter('unit')")));
        int serial = jdbc.sql("""
                        insert into record.family_serial (unit, last_serial) values (?, 1)
                        on conflict (unit) do update set last_serial = family_serial.last_serial + 1
                        returning last_serial""").param(unit).query(Integer.class).single();
        return new FamilyNumber(found.governorate(), found.number(), serial);
    }
}
