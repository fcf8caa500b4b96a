package org.usra.record.server;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /ready}: 200 and the instance's id once the database answers. */
@RestController
class Readiness {

    private final JdbcClient jdbc;
    private final String instance;

    Readiness(JdbcClient jdbc, @Value("${usra.instance-id:fhir-server}") String instance) {
        this.jdbc = jdbc;
        this.instance = instance;
    }

    @GetMapping(path = "/ready", produces = "text/plain;charset=UTF-8")
    ResponseEntity<String> ready() {
        try {
            jdbc.sql("select count(*) from cursor_key").query(Long.class).single();
            return ResponseEntity.ok(instance);
        } catch (DataAccessException e) {
            return ResponseEntity.status(503).body("the database does not answer");
        }
    }
}
