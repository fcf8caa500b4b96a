package org.usra.record.vocabulary;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.terminology.CanonicalUrl;
import org.usra.record.terminology.CodeSource;
import org.usra.record.terminology.CodeSource.Heading;

/** The code systems that the operator has loaded from files (docs/fhir/terminology.md): tables, since they are large. */
@Component
class LoadedSystems {

    private static final String SYSTEM =
            "select id, url, version, name, title, complete, notice, concepts from terminology_system where url = ? and ";

    private final JdbcClient jdbc;

    LoadedSystems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The current version, where none is named. */
    Optional<CodeSource> find(CanonicalUrl url) {
        JdbcClient.StatementSpec statement = url.version() == null
                ? jdbc.sql(SYSTEM + "current").param(url.url())
                : jdbc.sql(SYSTEM + "version = ?").param(url.url()).param(url.version());
        return statement
                .query((row, number) -> (CodeSource) new LoadedSystem(
                        jdbc,
                        row.getInt("id"),
                        new Heading(
                                row.getString("url"),
                                row.getString("version"),
                                row.getString("name"),
                                row.getString("title"),
                                row.getBoolean("complete"),
                                row.getString("notice")),
                        row.getInt("concepts")))
                .optional();
    }
}
