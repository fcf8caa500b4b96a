package org.usra.record.profile;

import org.jspecify.annotations.Nullable;

/**
 * Where in a document the check stands; written out as FHIRPath only when something is wrong there.
 *
 * @param position in a list, or -1
 */
record Where(@Nullable Where parent, String name, int position) {

    static Where root(String type) {
        return new Where(null, type, -1);
    }

    Where child(String element) {
        return new Where(this, element, -1);
    }

    Where item(int at) {
        return new Where(parent, name, at);
    }

    @Override
    public String toString() {
        String here = position < 0 ? name : name + "[" + position + "]";
        return parent == null ? here : parent + "." + here;
    }
}
