/**
 * The feed: how subscribers read the events of the record.
 */
@NullMarked
package org.usra.record.feed;

import org.jspecify.annotations.NullMarked;
