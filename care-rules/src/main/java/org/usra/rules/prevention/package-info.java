/**
 * Prevention: which doses of the national schedule a child was given, is due and will need. Knows nothing of who gives them.
 */
@NullMarked
package org.usra.rules.prevention;

import org.jspecify.annotations.NullMarked;
