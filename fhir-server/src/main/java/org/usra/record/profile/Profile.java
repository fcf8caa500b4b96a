package org.usra.record.profile;

/**
 * One StructureDefinition of the guide, compiled.
 *
 * @param type of the resources that it is about, {@code Extension} for an extension
 */
record Profile(String url, String type, ElementRule root) {

    /** {@code usra-patient} */
    String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
