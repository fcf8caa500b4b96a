/**
 * The server: HTTP in, bytes out.
 */
@NullMarked
package org.usra.record.server;

import org.jspecify.annotations.NullMarked;
