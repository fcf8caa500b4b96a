package org.usra.record.definition;

/** The types of a search parameter, <a href="https://hl7.org/fhir/R4/search.html#ptypes">R4 search</a>. */
public enum ParameterType {
    NUMBER,
    DATE,
    STRING,
    TOKEN,
    REFERENCE,
    COMPOSITE,
    QUANTITY,
    URI,
    SPECIAL
}
