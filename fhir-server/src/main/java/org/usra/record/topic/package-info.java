/**
 * The subscription topics that the record publishes: which changes make an event, and what it can be filtered by.
 */
@NullMarked
package org.usra.record.topic;

import org.jspecify.annotations.NullMarked;
