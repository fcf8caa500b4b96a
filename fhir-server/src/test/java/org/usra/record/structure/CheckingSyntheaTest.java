package org.usra.record.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.SyntheaFolder;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.InputLimits;
import org.usra.record.document.ResourceDocument;
import org.usra.record.index.ResourceIndexer;
import org.usra.rules.refusal.Refusal;

/** Input that nobody here wrote passes, and the prices of checking and indexing are printed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckingSyntheaTest {

    private final FhirDefinitions definitions = new FhirDefinitions();
    private final StructureCheck check = new StructureCheck(definitions);
    private final ResourceIndexer indexer = new ResourceIndexer(definitions);
    // Of this thread, because a wall clock on a busy machine says nothing.
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final List<String> faults = new ArrayList<>();
    private int resources;

    @Test
    void every_synthea_resource_is_well_formed() throws IOException {
        try (Stream<Path> files = Files.list(SyntheaFolder.orSkip("nothing was checked"))) {
            files.filter(file -> file.toString().endsWith(".json.gz")).sorted().forEach(this::checkFile);
        }
        assertThat(faults.stream().distinct().limit(20)).isEmpty();
        assertThat(resources).isGreaterThan(1_000);
    }

    private void checkFile(Path file) {
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
            ObjectNode bundle =
                    new DocumentReader().readJson(stream, InputLimits.IMPORT).root();
            List<ResourceDocument> documents = new ArrayList<>();
            for (JsonNode entry : bundle.path("entry")) {
                if (entry.path("resource") instanceof ObjectNode resource) {
                    documents.add(ResourceDocument.of(resource));
                }
            }
            long bytes = documents.stream()
                    .mapToLong(document -> document.toBytes().length)
                    .sum();
            long started = CPU.getCurrentThreadCpuTime();
            for (ResourceDocument document : documents) {
                for (Refusal fault : check.check(document, true)) {
                    faults.add(fault.code() + " " + fault.element() + " " + fault.english());
                }
            }
            long checked = CPU.getCurrentThreadCpuTime();
            documents.forEach(indexer::index);
            long indexed = CPU.getCurrentThreadCpuTime();
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
