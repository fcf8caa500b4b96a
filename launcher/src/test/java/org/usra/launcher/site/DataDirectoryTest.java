package org.usra.launcher.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DataDirectoryTest {

    @TempDir
    Path home;

    @Test
    void a_directory_with_somebodys_files_is_never_taken() throws Exception {
        Files.writeString(home.resolve("thesis.odt"), "five years of work");
        assertThatThrownBy(() -> DataDirectory.take(home))
                .isInstanceOf(LaunchFailed.class)
                .hasMessage("The directory " + home + " holds files that are not Usra's."
                        + " Choose an empty one with --data.");
        assertThat(home.resolve("thesis.odt")).exists();
    }

    @Test
    void two_launchers_cannot_use_the_same_data() {
        DataDirectory first = DataDirectory.take(home);
        assertThatThrownBy(() -> DataDirectory.take(home))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageStartingWith("Another launcher already uses the data directory " + home);
        first.release();
        DataDirectory.take(home).release();
    }

    @Test
    void starting_over_removes_the_data_and_keeps_the_claim() {
        DataDirectory data = DataDirectory.take(home);
        data.leaveNote("started-at", "2026-12-01T12:00:00Z");
        data.empty();
        assertThat(data.note("started-at")).isEmpty();
        assertThat(home).isDirectoryContaining(file -> file.endsWith("usra-data"));
        assertThat(home).isDirectoryContaining(file -> file.endsWith("lock"));
        data.release();
    }

    @Test
    void a_secret_can_be_read_by_its_owner_only() throws Exception {
        DataDirectory data = DataDirectory.take(home);
        data.leaveSecret("keycloak-admin-secret", "open sesame");
        assertThat(data.note("keycloak-admin-secret")).isEqualTo("open sesame");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keycloak-admin-secret"))))
                .isEqualTo("rw-------");
        data.release();
    }
}
