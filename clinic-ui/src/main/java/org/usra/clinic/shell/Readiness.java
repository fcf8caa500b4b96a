package org.usra.clinic.shell;

import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usra.clinic.ClinicSettings;

/** {@code /ready}: the instance id once the database answers and has the shape that this version needs. */
@RestController
class Readiness {

    private final JdbcClient jdbc;
    private final ClinicSettings settings;

    Readiness(JdbcClient jdbc, ClinicSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @GetMapping(value = "/ready", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> ready() {
        try {
            boolean migrated = jdbc.sql("select count(*) from databasechangelog where id = ?")
                            .param(settings.schemaVersion())
                            .query(Integer.class)
                            .single()
                    > 0;
            return migrated
                    ? ResponseEntity.ok(settings.instanceId())
                    : ResponseEntity.status(503).body("schema ui is older than " + settings.schemaVersion());
        } catch (DataAccessException e) {
            return ResponseEntity.status(503).body("the database does not answer");
        }
    }
}
