package org.usra.referral.following;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usra.rules.refusal.Refused;

/** Looks for new events and due clocks every few seconds. */
@Component
@ConditionalOnProperty(name = "usra.following.enabled", havingValue = "true")
class Following {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final EventFollower follower;
    private final ClockRunner clocks;

    Following(EventFollower follower, ClockRunner clocks) {
        this.follower = follower;
        this.clocks = clocks;
    }

    @Scheduled(fixedDelayString = "${usra.following.every}")
    void look() {
        try {
            follower.follow();
            clocks.run();
        } catch (Refused e) {
            // The record is away; the cursor stands where it stood, and the next look begins there.
            LOG.warn("events wait: {}", e.getMessage());
        }
    }
}
