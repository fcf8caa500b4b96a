package org.usra.record.codes;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usra.record.server.Operation;
import org.usra.record.server.Operation.Level;

/** The operations that R4 offers both on a type and on one of its resources. */
@Configuration(proxyBeanMethods = false)
class CodeOperations {

    @Bean
    Operation validateCode(Asking asking) {
        return new CodeValidation(asking, Level.TYPE);
    }

    @Bean
    Operation validateCodeOfOne(Asking asking) {
        return new CodeValidation(asking, Level.INSTANCE);
    }

    @Bean
    Operation subsumes(Asking asking) {
        return new CodeSubsumption(asking, Level.TYPE);
    }

    @Bean
    Operation subsumesInOne(Asking asking) {
        return new CodeSubsumption(asking, Level.INSTANCE);
    }

    @Bean
    Operation expand(Asking asking, Clock clock) {
        return new ValueSetExpansion(asking, clock, Level.TYPE);
    }

    @Bean
    Operation expandOne(Asking asking, Clock clock) {
        return new ValueSetExpansion(asking, clock, Level.INSTANCE);
    }

    @Bean
    Operation validateInSet(Asking asking) {
        return new ValueSetValidation(asking, Level.TYPE);
    }

    @Bean
    Operation validateInOneSet(Asking asking) {
        return new ValueSetValidation(asking, Level.INSTANCE);
    }

    @Bean
    Operation translate(Asking asking) {
        return new MapTranslation(asking, Level.TYPE);
    }

    @Bean
    Operation translateByOne(Asking asking) {
        return new MapTranslation(asking, Level.INSTANCE);
    }
}
