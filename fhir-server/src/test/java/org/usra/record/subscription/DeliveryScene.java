package org.usra.record.subscription;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** One record for the tests of a class, and for each test a receiver of its own and no Subscription of another. */
abstract class DeliveryScene {

    static Subscribers subscribers;
    final Inbox inbox = new Inbox();

    @BeforeAll
    static void open() {
        subscribers = new Subscribers();
    }

    @AfterAll
    static void close() {
        subscribers.close();
    }

    @AfterEach
    void stop() {
        inbox.close();
        subscribers
                .record
                .jdbc()
                .sql("delete from record.subscription_delivery")
                .update();
    }

    /** A Subscription to referral Tasks with their content, greeted. */
    String subscribed() {
        String id = subscribers.subscribe(Subscribers.wanted("referral-task", "", inbox.url(), "full-resource", ""));
        subscribers.deliver();
        return id;
    }
}
