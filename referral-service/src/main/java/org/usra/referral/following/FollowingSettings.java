package org.usra.referral.following;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Whether this instance follows the record's events and runs clocks, and how often it looks. */
@ConfigurationProperties("usra.following")
record FollowingSettings(boolean enabled, Duration every) {}
