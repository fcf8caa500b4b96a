/**
 * Exchange with the authorities of the state: the inbox of their messages, the quarantine, and the reconciliation of the
 * register. What a message does to a family is done by the household's life; this room decides whom it means.
 */
@NullMarked
package org.usra.record.exchange;

import org.jspecify.annotations.NullMarked;
