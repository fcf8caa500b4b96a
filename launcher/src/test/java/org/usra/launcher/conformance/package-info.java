/**
 * Checks from outside: what other people wrote for any FHIR R4 server, run against the whole of Usra.
 *
 * <p>They lie beside the checkout, in {@code ../shared}, and are no part of the repository: some of their data is licensed.
 */
@NullMarked
package org.usra.launcher.conformance;

import org.jspecify.annotations.NullMarked;
