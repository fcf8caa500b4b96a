/**
 * Subscriptions by the R5 backport for R4: numbers the events of each, and delivers them to its receiver until it has
 * answered. Owns how far each has come; the resource itself is the store's, the events are the outbox's.
 */
@NullMarked
package org.usra.record.subscription;

import org.jspecify.annotations.NullMarked;
