/**
 * Who a person is at a glance, and finding one by identity number, name, family number or phone.
 */
@NullMarked
package org.usra.clinic.person;

import org.jspecify.annotations.NullMarked;
