/**
 * What every page shares: header, role home, receipts, refusals, error pages, help and readiness.
 */
@NullMarked
package org.usra.clinic.shell;

import org.jspecify.annotations.NullMarked;
