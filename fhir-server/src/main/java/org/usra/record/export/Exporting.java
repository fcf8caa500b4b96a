package org.usra.record.export;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.usra.record.job.Follow;
import org.usra.record.job.Job;
import org.usra.record.job.JobDirectory;
import org.usra.record.job.JobSettings;
import org.usra.record.job.Jobs;
import org.usra.record.job.Work;
import org.usra.record.search.ScannedResources;

/** The work of an export. */
@Component
class Exporting implements Work {

    static final String KIND = "export";

    final ScannedResources resources;
    final ExportHorizons horizons;
    final Jobs jobs;
    final JobDirectory directory;
    final Follow follow;
    final JobSettings settings;
    final TransactionTemplate transaction;

    Exporting(
            ScannedResources resources,
            ExportHorizons horizons,
            Jobs jobs,
            JobDirectory directory,
            Follow follow,
            JobSettings settings,
            PlatformTransactionManager transactions) {
        this.resources = resources;
        this.horizons = horizons;
        this.jobs = jobs;
        this.directory = directory;
        this.follow = follow;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Run open(Job job) {
        return new ExportRun(this, job);
    }
}
