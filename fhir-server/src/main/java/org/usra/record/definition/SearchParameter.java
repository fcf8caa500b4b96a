package org.usra.record.definition;

import java.util.List;

/**
 * One search parameter of one resource type, as HL7's or our own SearchParameter resource defines it.
 *
 * @param number stable number within the type, part of the hashed keys
 * @param targets resource types a reference may point to; empty for other types
 * @param components codes of the components of a composite, in order; empty for other types
 */
public record SearchParameter(
        String resourceType,
        String code,
        ParameterType type,
        String url,
        String expression,
        String description,
        int number,
        List<String> targets,
        List<String> components) {

    /** Whether its tokens are equal whatever their case: {@link CaselessTokens}. */
    public boolean ignoresCase() {
        return CaselessTokens.has(this);
    }
}
