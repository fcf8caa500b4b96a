package org.usra.clinic.registration;

/**
 * What becomes of a national ID whose check digit does not fit. The state never published the rule of that digit, so the
 * usual answer is a warning.
 */
public enum CheckDigit {
    OFF,
    WARN,
    REFUSE
}
