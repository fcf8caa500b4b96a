package org.usra.record.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one search may cost.
 *
 * @param mostJudged documents that are read for a search, or a count, which only documents can decide
 */
@ConfigurationProperties("usra.search")
record SearchLimits(@DefaultValue("20000") int mostJudged) {}
