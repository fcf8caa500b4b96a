package org.usra.record.job;

/**
 * A file of a job, as far as it is durable.
 *
 * @param section output, deleted or error
 * @param type the resource type of its lines
 */
public record JobFile(String name, String section, String type, long bytes, long entries) {}
