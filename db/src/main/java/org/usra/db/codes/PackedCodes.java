package org.usra.db.codes;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CustomChangeException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;

/** A change set's way to load one of the small code systems that come with Usra; Liquibase sets what its YAML names. */
@SuppressWarnings("NullAway.Init")
public final class PackedCodes implements CustomTaskChange {

    private String file;
    private String system;
    private String version;
    private String name;
    private String title;
    private String notice;

    @Override
    public void execute(Database database) throws CustomChangeException {
        try (InputStream csv = Objects.requireNonNull(PackedCodes.class.getResourceAsStream("/" + file), file)) {
            Connection connection = ((JdbcConnection) database.getConnection()).getUnderlyingConnection();
            List<FileCode> codes = CsvCodes.read(csv, List.of());
            new LoadingCodes(connection).load(new LoadedSystem(system, version, name, title, false, notice), codes);
        } catch (IOException | SQLException e) {
            throw new CustomChangeException(e);
        }
    }

    public void setFile(String file) {
        this.file = file;
    }

    public void setSystem(String system) {
        this.system = system;
    }

    public void setVersion(String version) {
        this.version = version;
    }

    public void setName(String name) {
        this.name = name;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public void setNotice(String notice) {
        this.notice = notice;
    }

    @Override
    public String getConfirmationMessage() {
        return "loaded " + file;
    }

    @Override
    public void setUp() {
        // Nothing to prepare.
    }

    @Override
    public void setFileOpener(ResourceAccessor accessor) {
        // The file is packed in this jar.
    }

    @Override
    public @Nullable ValidationErrors validate(Database database) {
        return null;
    }
}
