package org.usra.record.meta;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usra.record.access.AccessPolicy;
import org.usra.record.document.DocumentReader;
import org.usra.record.interaction.ReadInteractions;
import org.usra.record.interaction.WriteInteractions;
import org.usra.record.server.Operation;
import org.usra.record.server.Operation.Level;
import org.usra.record.store.ResourceStore;

/** The meta operations at each place where they stand. */
@Configuration(proxyBeanMethods = false)
class MetaOperations {

    @Bean
    Operation metaOfAll(ReadInteractions reads, DocumentReader reader, LabelsInUse used) {
        return new ShowingMeta(Level.SYSTEM, reads, reader, used);
    }

    @Bean
    Operation metaOfType(ReadInteractions reads, DocumentReader reader, LabelsInUse used) {
        return new ShowingMeta(Level.TYPE, reads, reader, used);
    }

    @Bean
    Operation metaOfOne(ReadInteractions reads, DocumentReader reader, LabelsInUse used) {
        return new ShowingMeta(Level.INSTANCE, reads, reader, used);
    }

    @Bean
    Operation metaAdd(WriteInteractions writes, ResourceStore store, AccessPolicy access, DocumentReader reader) {
        return new ChangingMeta(ChangingMeta.Change.ADD, writes, store, access, reader);
    }

    @Bean
    Operation metaDelete(WriteInteractions writes, ResourceStore store, AccessPolicy access, DocumentReader reader) {
        return new ChangingMeta(ChangingMeta.Change.DELETE, writes, store, access, reader);
    }
}
