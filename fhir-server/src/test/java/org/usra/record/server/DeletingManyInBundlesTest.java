package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.server.SentEntries.bundle;
import static org.usra.record.server.SentEntries.entry;
import static org.usra.record.server.SentEntries.status;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Deletes of many as entries: in a batch each for itself, in a transaction with all others or not at all. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeletingManyInBundlesTest extends DeletingPersons {

    private static final String OUTCOME = "return=OperationOutcome";

    @Test
    void entries_of_both_kinds_of_bundle_delete_many() {
        given("in-batch", 2);
        given("in-transaction", 2);

        Reply batch = send(
                "POST",
                "",
                bundle("batch", person("in-batch", 2), entry("DELETE", "Person?identifier=urn:t|none")),
                "Prefer",
                OUTCOME);
        Reply transaction = send(
                "POST",
                "",
                bundle("transaction", entry("DELETE", "Person?identifier=urn:t|none"), person("in-transaction", 2)),
                "Prefer",
                OUTCOME);

        assertThat(said(batch, 0)).isEqualTo("Resources deleted: 2.");
        assertThat(said(batch, 1)).isEqualTo("Resources deleted: 0.");
        assertThat(said(transaction, 0)).isEqualTo("Resources deleted: 0.");
        assertThat(said(transaction, 1)).isEqualTo("Resources deleted: 2.");
        assertThat(left("in-batch") + left("in-transaction")).isZero();
    }

    @Test
    void a_transaction_that_fails_elsewhere_deletes_none_of_them() {
        given("undone", 2);

        Reply tooMany = send("POST", "", bundle("transaction", person("undone", 2), person("undone", 1)));
        Reply twice = send(
                "POST",
                "",
                bundle("transaction", person("undone", 2), entry("DELETE", "Person?identifier=urn:t|undone&_count=3")));
        Reply later = send(
                "POST",
                "",
                bundle("transaction", person("undone", 2), entry("PUT", "Person/none"), entry("GET", "Person/none")));

        assertThat(tooMany.status()).isEqualTo(412);
        assertThat(tooMany.json().at("/issue/0/expression/0").asText()).isEqualTo("Bundle.entry[1].request.url");
        assertThat(twice.status()).isEqualTo(400);
        assertThat(later.status()).isEqualTo(400);
        assertThat(left("undone")).isEqualTo(2);
        Reply good = send("POST", "", bundle("transaction", person("undone", 2)));
        assertThat(status(good, 0)).isEqualTo("204 No Content");
    }

    private static String said(Reply bundle, int entry) {
        assertThat(status(bundle, entry)).isEqualTo("200 OK");
        return SentEntries.fault(bundle, entry);
    }
}
