package org.usra.record.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.usra.record.replica.ReadPlace;

/** {@code GET /ready}: 200 and the instance's id once the database answers; and in a header how the standby is, if there is one. */
final class ReadyServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient JdbcClient jdbc;
    private final transient ReadPlace place;
    private final String instance;

    ReadyServlet(JdbcClient jdbc, ReadPlace place, String instance) {
        this.jdbc = jdbc;
        this.place = place;
        this.instance = instance;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = instance;
        try {
            jdbc.sql("select count(*) from cursor_key").query(Long.class).single();
        } catch (DataAccessException e) {
            response.setStatus(503);
            text = "the database does not answer";
        }
        place.health().ifPresent(health -> response.setHeader("X-Usra-Standby", health));
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
