package org.usra.record.admission;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Refuses to start a server whose gate is off, unless it is the positive control of the gate's own test. */
@Component
class StandingGate implements InitializingBean {

    private final GateSettings settings;
    private final Environment environment;

    StandingGate(GateSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public void afterPropertiesSet() {
        if (!settings.enabled() && !environment.acceptsProfiles(Profiles.of("test"))) {
            throw new IllegalStateException("usra.gate.enabled=false is for the profile test only");
        }
    }
}
