package org.usra.referral.server;

import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whether this instance can serve: its database answers and has the shape that it knows. */
@RestController
class Readiness {

    private final JdbcClient jdbc;
    private final ReadinessSettings settings;

    Readiness(JdbcClient jdbc, ReadinessSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @GetMapping(path = "/ready", produces = "text/plain")
    ResponseEntity<String> ready() {
        try {
            boolean migrated = jdbc.sql("select exists (select from databasechangelog where id = ?)")
                    .param(settings.schemaVersion())
                    .query(Boolean.class)
                    .single();
            return migrated
                    ? ResponseEntity.ok(settings.instanceId())
                    : ResponseEntity.status(503).body("the schema process is older than this version");
        } catch (DataAccessException e) {
            return ResponseEntity.status(503).body("the database does not answer");
        }
    }
}
