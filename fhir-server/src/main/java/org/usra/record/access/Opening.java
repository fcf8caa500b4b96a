package org.usra.record.access;

import java.util.List;

/**
 * How a caller comes to see resources of some types: by standing in a relation to their patient, or to the single resource.
 *
 * @param types that open alike
 * @param patient on {@code r.patient} alone: opens every resource of these types that a patient has, and is asked once
 * @param row what opens one resource where {@code patient} does not
 */
public record Opening(List<String> types, SqlCriterion patient, SqlCriterion row) {}
