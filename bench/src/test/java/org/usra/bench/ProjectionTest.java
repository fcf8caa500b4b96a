package org.usra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectionTest {

    @Test
    void the_page_shows_what_is_calculated() throws IOException {
        assertThat(Files.readString(Path.of("../docs/scale.md"))).contains(Projection.table());
    }
}
