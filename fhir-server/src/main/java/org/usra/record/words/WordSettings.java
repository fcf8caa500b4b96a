package org.usra.record.words;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who writes words, and how late.
 *
 * @param write whether this process writes them; any number of processes may
 * @param every how often it looks for changes
 */
@ConfigurationProperties("usra.words")
record WordSettings(
        @DefaultValue("true") boolean write,
        @DefaultValue("1s") Duration every) {}
