/**
 * Labels: the profiles, tags and security labels of resources, shown, added and taken away by R4's meta operations.
 */
@NullMarked
package org.usra.record.meta;

import org.jspecify.annotations.NullMarked;
