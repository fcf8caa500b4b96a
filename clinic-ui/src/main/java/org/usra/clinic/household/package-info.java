/**
 * What happens to a family: births, marriages, moves and deaths, each shown before it is done and undone when it was wrong.
 */
@NullMarked
package org.usra.clinic.household;

import org.jspecify.annotations.NullMarked;
