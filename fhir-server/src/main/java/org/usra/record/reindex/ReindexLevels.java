package org.usra.record.reindex;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usra.record.audit.ReadAudit;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.job.Follow;
import org.usra.record.job.Jobs;
import org.usra.record.server.Operation;
import org.usra.record.server.Operation.Level;
import org.usra.record.store.ResourceStore;

/** The reindex stands at all three levels. */
@Configuration(proxyBeanMethods = false)
class ReindexLevels {

    @Bean
    Operation reindexOfEverything(
            FhirDefinitions definitions, ResourceStore store, ReadAudit audit, Jobs jobs, Follow follow) {
        return new ReindexOperation(Level.SYSTEM, definitions, store, audit, jobs, follow);
    }

    @Bean
    Operation reindexOfType(
            FhirDefinitions definitions, ResourceStore store, ReadAudit audit, Jobs jobs, Follow follow) {
        return new ReindexOperation(Level.TYPE, definitions, store, audit, jobs, follow);
    }

    @Bean
    Operation reindexOfOne(
            FhirDefinitions definitions, ResourceStore store, ReadAudit audit, Jobs jobs, Follow follow) {
        return new ReindexOperation(Level.INSTANCE, definitions, store, audit, jobs, follow);
    }
}
