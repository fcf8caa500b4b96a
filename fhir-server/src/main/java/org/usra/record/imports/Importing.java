package org.usra.record.imports;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.DocumentReader;
import org.usra.record.interaction.BulkWriting;
import org.usra.record.job.Follow;
import org.usra.record.job.Job;
import org.usra.record.job.JobDirectory;
import org.usra.record.job.Jobs;
import org.usra.record.job.Work;

/** The work of an import. */
@Component
class Importing implements Work {

    static final String KIND = "import";

    final BulkWriting writing;
    final DocumentReader reader;
    final FhirDefinitions definitions;
    final Jobs jobs;
    final JobDirectory directory;
    final Follow follow;
    final TransactionTemplate transaction;

    Importing(
            BulkWriting writing,
            DocumentReader reader,
            FhirDefinitions definitions,
            Jobs jobs,
            JobDirectory directory,
            Follow follow,
            PlatformTransactionManager transactions) {
        this.writing = writing;
        this.reader = reader;
        this.definitions = definitions;
        this.jobs = jobs;
        this.directory = directory;
        this.follow = follow;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Run open(Job job) {
        return new ImportRun(this, job);
    }
}
