package org.usra.record.job;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs are worked on.
 *
 * @param directory where their files are; one that all instances see
 * @param workers how many jobs this instance works on at a time; 0 leaves them to others
 * @param lease after this time without a step another worker takes over
 * @param lookEvery how often a worker with nothing to do looks for work of other instances
 * @param keep how long the answer and the files stay
 * @param rowsOfStep how many resources an export reads between two places that it keeps
 * @param mostBytes how large an upload may be when inflated
 */
@ConfigurationProperties("usra.job")
public record JobSettings(
        Path directory,
        @DefaultValue("1") int workers,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("1s") Duration lookEvery,
        @DefaultValue("24h") Duration keep,
        @DefaultValue("20000") int rowsOfStep,
        @DefaultValue("21474836480") long mostBytes) {}
