package org.usra.record.household;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The family health units of the register of facilities. */
@Component
class UnitsOfTheRegister {

    private final JdbcClient jdbc;

    UnitsOfTheRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isUnit(String id) {
        return jdbc.sql("select 1 from record.facility where id = ? and kind = 'unit'")
                .param(id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
