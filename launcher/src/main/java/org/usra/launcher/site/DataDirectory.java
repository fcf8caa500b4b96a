package org.usra.launcher.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * Where one installation keeps everything that must survive a restart: the database files, the logs, the secrets made on
 * this machine. Held by one launcher at a time.
 */
public final class DataDirectory {

    /** Tells our directory from any other, so that {@code --fresh} can never empty somebody's home. */
    private static final String MARK = "usra-data";

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** Creates the directory if it is missing, and takes it for this process until the process ends. */
    public static DataDirectory take(Path path) {
        Path root = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            requireOurs(root);
            requireSameOwner(root);
            Files.createDirectories(root.resolve("logs"));
            FileChannel lock =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lock)) {
                throw new LaunchFailed(
                        LaunchFailure.ALREADY_RUNNING,
                        "Another launcher already uses the data directory " + root
                                + ". Stop it, or give this one its own with --data and --ports.");
            }
            return new DataDirectory(root, lock);
        } catch (IOException e) {
            throw new LaunchFailed(
                    LaunchFailure.DATA_DIRECTORY,
                    "The data directory " + root + " cannot be used: " + e.getMessage()
                            + ". Choose another with --data.",
                    e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException held) {
            return false;
        }
    }

    private static void requireOurs(Path root) throws IOException {
        Path mark = root.resolve(MARK);
        if (Files.exists(mark)) {
            return;
        }
        try (Stream<Path> entries = Files.list(root)) {
            if (entries.findAny().isPresent()) {
                throw new LaunchFailed(
                        LaunchFailure.DATA_DIRECTORY,
                        "The directory " + root + " holds files that are not Usra's. Choose an empty one with --data.");
            }
        }
        Files.writeString(mark, "The data of one Usra installation. `./run --fresh` empties this directory.\n");
    }

    private static void requireSameOwner(Path root) throws IOException {
        String owner = Files.getOwner(root.resolve(MARK)).getName();
        String self = System.getProperty("user.name", owner);
        if (!owner.equals(self)) {
            throw new LaunchFailed(
                    LaunchFailure.DATA_DIRECTORY,
                    "The data directory " + root + " was made by the user " + owner + " and cannot be opened as " + self
                            + ". Start as " + owner + ", or choose another with --data.");
        }
    }

    /** Starts over: removes everything but the lock and the mark. Nothing may be running on it. */
    public void empty() {
        try (Stream<Path> entries = Files.list(root)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (!name.equals(MARK) && !name.equals("lock")) {
                    delete(entry);
                }
            }
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a directory and what is in it; nothing happens when there is none. */
    public static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(tree)) {
            for (Path entry : entries.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(entry);
            }
        }
    }

    public Path root() {
        return root;
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    /** Where the PostgreSQL programs are unpacked. Never the parent of the database: the library tidies its neighbours. */
    public Path postgresPrograms() {
        return root.resolve("postgres-programs");
    }

    /** A small text that a former start left, or an empty one. */
    public String note(String name) {
        Path file = root.resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void leaveNote(String name, String text) {
        try {
            Files.writeString(root.resolve(name), text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A note that only the owner of the directory can read. */
    public void leaveSecret(String name, String text) {
        Path file = root.resolve(name);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void removeNote(String name) {
        try {
            Files.deleteIfExists(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets another launcher have it; the file itself stays, since a deleted lock could be held twice. */
    public void release() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
