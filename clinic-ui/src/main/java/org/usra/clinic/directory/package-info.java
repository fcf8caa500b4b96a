/**
 * The facilities of the scheme: names, services, accreditation and contract.
 */
@NullMarked
package org.usra.clinic.directory;

import org.jspecify.annotations.NullMarked;
