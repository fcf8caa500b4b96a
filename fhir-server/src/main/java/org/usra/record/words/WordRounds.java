package org.usra.record.words;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

/** Looks every second for changes whose words are not written yet. */
@Component
class WordRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WordRounds.class);

    private final WritingWords writing;
    private final WordSettings settings;
    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    private volatile boolean running;

    WordRounds(WritingWords writing, WordSettings settings) {
        this.writing = writing;
        this.settings = settings;
        scheduler.setThreadNamePrefix("words-");
    }

    @Override
    public void start() {
        running = true;
        if (settings.write()) {
            scheduler.scheduleWithFixedDelay(this::look, settings.every());
        }
    }

    private void look() {
        try {
            writing.catchUp();
        } catch (DataAccessException e) {
            // The place was not moved: the next round begins there.
            LOG.warn("words were not written", e);
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
