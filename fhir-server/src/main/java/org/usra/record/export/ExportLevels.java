package org.usra.record.export;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.usra.record.audit.ReadAudit;
import org.usra.record.job.Follow;
import org.usra.record.job.Jobs;
import org.usra.record.search.PublicAddress;
import org.usra.record.server.Operation;
import org.usra.record.server.Operation.Level;

/** The export stands at the system, at Patient and at a Group. */
@Configuration(proxyBeanMethods = false)
class ExportLevels {

    /** What the operation needs at each of its levels. */
    @Component
    record Parts(
            ExportRequest request,
            ExportedPatients patients,
            ExportHorizons horizons,
            ReadAudit audit,
            Jobs jobs,
            Follow follow,
            PublicAddress address) {}

    @Bean
    Operation systemExport(Parts parts) {
        return new ExportOperation(Level.SYSTEM, parts);
    }

    @Bean
    Operation patientExport(Parts parts) {
        return new ExportOperation(Level.TYPE, parts);
    }

    @Bean
    Operation groupExport(Parts parts) {
        return new ExportOperation(Level.INSTANCE, parts);
    }
}
