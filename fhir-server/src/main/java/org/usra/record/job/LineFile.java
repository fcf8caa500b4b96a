package org.usra.record.job;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** A file of JSON lines being written by one worker, in one go from its first line. */
public final class LineFile implements AutoCloseable {

    private final String name;
    private final String section;
    private final String type;
    private final FileChannel channel;
    private final OutputStream lines;
    private long bytes;
    private long entries;
    private boolean changed;

    /** @param name of a file that was not there before */
    public LineFile(JobDirectory directory, Job job, String name, String section, String type) {
        this.name = name;
        this.section = section;
        this.type = type;
        try {
            this.channel = directory.create(job.id(), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.lines = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    /** Adds one line of so many entries. */
    public void add(byte[] line, int count) {
        try {
            lines.write(line);
            lines.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes += line.length + 1;
        entries += count;
        changed = true;
    }

    public long bytes() {
        return bytes;
    }

    /** Whether there is anything that {@link #keep} has not made durable. */
    public boolean changed() {
        return changed;
    }

    /** Makes all lines durable and says how far that is. */
    public JobFile keep() {
        try {
            lines.flush();
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        changed = false;
        return new JobFile(name, section, type, bytes, entries);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
