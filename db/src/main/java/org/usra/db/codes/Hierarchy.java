package org.usra.db.codes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The codes of one file, each once and each below codes that are there. */
final class Hierarchy {

    private final Map<String, FileCode> codes = new HashMap<>();

    Hierarchy(List<FileCode> file) {
        for (FileCode code : file) {
            if (code.code().isEmpty() || code.display().isEmpty()) {
                throw new FileFault(code.place(), "has no code or no display");
            }
            FileCode before = codes.putIfAbsent(code.code(), code);
            if (before != null) {
                throw new FileFault(code.place(), "has the code " + code.code() + " of " + before.place() + " again");
            }
        }
        for (FileCode code : file) {
            code.parents().stream()
                    .filter(parent -> !codes.containsKey(parent))
                    .findFirst()
                    .ifPresent(parent -> {
                        throw new FileFault(code.place(), "stands below " + parent + ", which is not in the file");
                    });
        }
    }

    /** The code and everything above it. */
    Set<String> upward(FileCode from) {
        Set<String> above = new LinkedHashSet<>(List.of(from.code()));
        Deque<FileCode> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            for (String parent : next.pop().parents()) {
                if (parent.equals(from.code())) {
                    throw new FileFault(from.place(), "stands below itself");
                }
                FileCode higher = codes.get(parent);
                if (higher != null && above.add(parent)) {
                    next.push(higher);
                }
            }
        }
        return above;
    }
}
