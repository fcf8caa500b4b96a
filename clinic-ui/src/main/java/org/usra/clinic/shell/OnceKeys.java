package org.usra.clinic.shell;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** A key in each button's form that the services see as Idempotency-Key: pressing twice acts once. */
@Component("once")
class OnceKeys {

    public String key() {
        return UUID.randomUUID().toString();
    }
}
