package org.usra.record.reindex;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.usra.record.commit.DerivedRows;
import org.usra.record.commit.DerivedRowsCheck;
import org.usra.record.job.Job;
import org.usra.record.job.Jobs;
import org.usra.record.job.Work;
import org.usra.record.store.IndexRepair;
import org.usra.record.store.RegistryRepair;

/** The work of a reindex. */
@Component
class Reindexing implements Work {

    static final String KIND = "reindex";

    final IndexRepair repair;
    final RegistryRepair registry;
    final ReindexBatch batch;
    final DerivedRows derived;
    final DerivedRowsCheck check;
    final Jobs jobs;
    final TransactionTemplate transaction;

    Reindexing(
            IndexRepair repair,
            RegistryRepair registry,
            ReindexBatch batch,
            DerivedRows derived,
            DerivedRowsCheck check,
            Jobs jobs,
            PlatformTransactionManager transactions) {
        this.repair = repair;
        this.registry = registry;
        this.batch = batch;
        this.derived = derived;
        this.check = check;
        this.jobs = jobs;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Run open(Job job) {
        return new ReindexRun(this, job);
    }
}
