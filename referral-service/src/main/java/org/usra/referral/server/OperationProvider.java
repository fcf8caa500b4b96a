package org.usra.referral.server;

/** A use case with operations on the FHIR endpoint; every bean of this kind is registered. */
public interface OperationProvider {}
