package org.usra.record.definition;

import java.util.Map;
import java.util.Set;

/**
 * The codes of a required binding.
 *
 * @param name last part of the value set's URL
 */
public record CodeSet(String name, Map<String, Set<String>> codesBySystem) {

    /** For an element of type {@code code}, which carries no system. */
    public boolean holds(String code) {
        for (Set<String> codes : codesBySystem.values()) {
            if (codes.contains(code)) {
                return true;
            }
        }
        return false;
    }

    public boolean holds(String system, String code) {
        return codesBySystem.getOrDefault(system, Set.of()).contains(code);
    }
}
