package org.usra.record.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Where the files of jobs lie: a folder for each, which nobody but the server's own user may read. */
@Component
public class JobDirectory {

    /** As {@link Jobs#newId} makes them: whatever else lies here is not ours. */
    private static final Pattern JOB = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path root;

    JobDirectory(JobSettings settings) {
        this.root = settings.directory().toAbsolutePath();
    }

    /** A file that need not be there. */
    public Path file(String job, String name) {
        return root.resolve(job).resolve(name);
    }

    /** A file that was not there before. */
    public FileChannel create(String job, String name) throws IOException {
        Files.createDirectories(root.resolve(job), ownersOnly());
        return FileChannel.open(file(job, name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Makes the names in the folder durable; their contents are for who wrote them. */
    public void keepNames(String job) {
        for (Path folder : List.of(root.resolve(job), root)) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Removes all files of the job; those of a worker that still writes go the next time. */
    public void remove(String job) {
        try (Stream<Path> files = Files.walk(root.resolve(job))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // It never had any.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folders into which nothing was written since then. */
    List<String> untouchedSince(Instant then) {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder ->
                            JOB.matcher(folder.getFileName().toString()).matches())
                    .filter(folder -> isUntouchedSince(folder, then))
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUntouchedSince(Path folder, Instant then) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isAfter(then)) {
                    return false;
                }
            }
            return true;
        } catch (NoSuchFileException e) {
            // Another instance is removing it.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
