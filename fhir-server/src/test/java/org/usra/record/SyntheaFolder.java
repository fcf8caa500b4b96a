package org.usra.record;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Resources that nobody here wrote. They lie beside the checkout: licensed text, so no part of the repository. */
public final class SyntheaFolder {

    private static final Path BESIDE = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolve("../../shared/data/synthea")
            .normalize();

    private SyntheaFolder() {}

    /** The folder. Where there is none, the test ends here as skipped, and a line says what was not done. */
    public static Path orSkip(String notDone) {
        if (!Files.isDirectory(BESIDE)) {
            System.out.println("SKIPPED: no Synthea files at " + BESIDE + "; " + notDone);
            Assumptions.abort("no Synthea files at " + BESIDE);
        }
        return BESIDE;
    }
}
