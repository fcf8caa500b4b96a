package org.usra.record.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usra.rules.naming.Canonical;

/** Every topic that is published, read from {@code topics.tsv}: a new one touches no Java. */
@Component
public final class Topics {

    private final List<Topic> all;

    public Topics() {
        try (InputStream tsv =
                Objects.requireNonNull(Topics.class.getResourceAsStream("topics.tsv"), "topics.tsv is missing")) {
            all = new String(tsv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Topics::topic)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Topic> all() {
        return all;
    }

    /** The topic with this canonical URL. */
    public Optional<Topic> named(String url) {
        return all.stream().filter(topic -> topic.url().equals(url)).findFirst();
    }

    private static Topic topic(String line) {
        List<String> columns = List.of(line.split("\t", -1));
        if (columns.size() != 6) {
            throw new IllegalStateException("topics.tsv: " + line);
        }
        return new Topic(
                columns.get(0),
                columns.get(1),
                Set.of(columns.get(2).split(" ")),
                columns.get(3).replace("{base}", Canonical.BASE),
                List.of(columns.get(4).split(" ")),
                columns.get(5));
    }
}
