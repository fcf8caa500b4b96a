package org.usra.record.structure;

/** Where in the document the check stands; written out as FHIRPath only when something is wrong there. */
final class Place {

    private static final int NOT_IN_A_LIST = -1;

    private String[] names = new String[32];
    private int[] positions = new int[32];
    private int depth;

    void enter(String name) {
        if (depth == names.length) {
            names = java.util.Arrays.copyOf(names, depth * 2);
            positions = java.util.Arrays.copyOf(positions, depth * 2);
        }
        names[depth] = name;
        positions[depth++] = NOT_IN_A_LIST;
    }

    void position(int position) {
        positions[depth - 1] = position;
    }

    void leave() {
        depth--;
    }

    @Override
    public String toString() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            if (i > 0) {
                path.append('.');
            }
            path.append(names[i]);
            if (positions[i] != NOT_IN_A_LIST) {
                path.append('[').append(positions[i]).append(']');
            }
        }
        return path.toString();
    }
}
