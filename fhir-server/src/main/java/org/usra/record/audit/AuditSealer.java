package org.usra.record.audit;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

/** Seals the audit every few seconds, so that no writer waits for the chain. */
@Component
class AuditSealer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);

    /** How often the audit is sealed: how much of it somebody with the owner's rights could change unnoticed. */
    @ConfigurationProperties("usra.audit")
    record SealSettings(@DefaultValue("5s") Duration sealEvery) {}

    private final AuditChain chain;
    private final SealSettings settings;
    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    private volatile boolean running;

    AuditSealer(AuditChain chain, SealSettings settings) {
        this.chain = chain;
        this.settings = settings;
        scheduler.setThreadNamePrefix("audit-sealer-");
    }

    @Override
    public void start() {
        running = true;
        scheduler.scheduleWithFixedDelay(this::seal, settings.sealEvery());
    }

    private void seal() {
        try {
            chain.seal();
        } catch (DataAccessException e) {
            // The rows stay where they are and the next round seals them.
            LOG.warn("the audit was not sealed", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        scheduler.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
