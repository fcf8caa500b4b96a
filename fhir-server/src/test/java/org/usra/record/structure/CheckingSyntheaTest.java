package org.usra.record.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.InputLimits;
import org.usra.record.document.ResourceDocument;
import org.usra.record.index.ResourceIndexer;
import org.usra.rules.refusal.Refusal;

/** Input that nobody here wrote passes, and the prices of checking and indexing are printed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckingSyntheaTest {

    private static final Path SYNTHEA = Path.of("/work/shared/data/synthea");

    private final FhirDefinitions definitions = new FhirDefinitions();
    private final StructureCheck check = new StructureCheck(definitions);
    private final ResourceIndexer indexer = new ResourceIndexer(definitions);
    private final List<String> faults = new ArrayList<>();
    private int resources;

    @Test
    void every_synthea_resource_is_well_formed() throws IOException {
        if (!Files.isDirectory(SYNTHEA)) {
            System.out.println("SKIPPED: no Synthea files at " + SYNTHEA + "; nothing was checked");
            return;
        }
        try (Stream<Path> files = Files.list(SYNTHEA)) {
            files.filter(file -> file.toString().endsWith(".json.gz")).sorted().forEach(this::checkFile);
        }
        assertThat(faults).isEmpty();
        assertThat(resources).isGreaterThan(1_000);
    }

    private void checkFile(Path file) {
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
            ObjectNode bundle = new DocumentReader().readJson(stream, InputLimits.IMPORT).root();
            List<ResourceDocument> documents = new ArrayList<>();
            for (JsonNode entry : bundle.path("entry")) {
                if (entry.path("resource") instanceof ObjectNode resource) {
                    documents.add(ResourceDocument.of(resource));
                }
            }
            long bytes = documents.stream().mapToLong(document -> document.toBytes().length).sum();
            long started = System.nanoTime();
            for (ResourceDocument document : documents) {
                for (Refusal fault : check.check(document, true)) {
                    faults.add(file.getFileName() + " " + fault);
                }
            }
            long checked = System.nanoTime();
            documents.forEach(indexer::index);
            long indexed = System.nanoTime();
            resources += documents.size();
            System.out.printf(
                    "%d resources, %d KB: check %.1f and index %.1f microseconds for each KB%n",
                    documents.size(),
                    bytes / 1024,
                    (checked - started) / 1e3 / (bytes / 1024.0),
                    (indexed - checked) / 1e3 / (bytes / 1024.0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
