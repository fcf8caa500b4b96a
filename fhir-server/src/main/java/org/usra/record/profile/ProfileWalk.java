package org.usra.record.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.CodeSet;
import org.usra.record.path.Target;
import org.usra.record.profile.ElementRule.Demands;
import org.usra.record.profile.ElementRule.Slice;
import org.usra.rules.refusal.Refusal;

/** One walk along the rules of a profile: what it says nothing of is not looked at. */
final class ProfileWalk {

    private final Profile profile;
    private final List<Refusal> faults = new ArrayList<>();

    ProfileWalk(Profile profile) {
        this.profile = profile;
    }

    List<Refusal> faults(JsonNode resource) {
        value(resource, profile.root(), Where.root(profile.type()));
        return faults;
    }

    private void children(JsonNode object, List<ElementRule> rules, Where where) {
        for (ElementRule rule : rules) {
            Where here = where.child(rule.name());
            String property = present(object, rule);
            JsonNode value = property == null ? null : object.get(property);
            int count = property == null ? 0 : value instanceof ArrayNode list ? list.size() : 1;
            if (count < rule.min()) {
                fault(ProfileFault.missing(rule.name(), profile), here);
            } else if (count > rule.max()) {
                fault(ProfileFault.tooMany(rule.name(), rule.max(), profile), here);
            } else if (property != null && !rule.allowed().contains(property)) {
                fault(ProfileFault.wrongType(rule.allowed(), profile), here);
            } else {
                values(value, rule, here);
            }
        }
    }

    /** A primitive is there also where only its companion is: an extension says why it has no value. */
    private static @Nullable String present(JsonNode object, ElementRule rule) {
        for (String property : rule.properties()) {
            if (object.has(property) || object.has("_" + property)) {
                return property;
            }
        }
        return null;
    }

    private void values(@Nullable JsonNode value, ElementRule rule, Where here) {
        if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                value(list.get(i), rule, here.item(i));
            }
        } else if (value != null) {
            value(value, rule, here);
        }
        for (Slice slice : rule.slices()) {
            slice(value, slice, here);
        }
    }

    private void slice(@Nullable JsonNode value, Slice slice, Where here) {
        int count = 0;
        if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                JsonNode item = list.get(i);
                if (item.path(slice.discriminator()).asText().equals(slice.value())) {
                    count++;
                    value(item, slice.rule(), here.item(i));
                    if (slice.extension() != null) {
                        value(item, slice.extension().root(), here.item(i));
                    }
                }
            }
        }
        if (count < slice.rule().min()) {
            fault(ProfileFault.missingSlice(slice.rule().name(), slice.value(), profile), here);
        } else if (count > slice.rule().max()) {
            fault(ProfileFault.tooMany(slice.value(), slice.rule().max(), profile), here);
        }
    }

    private void value(JsonNode value, ElementRule rule, Where here) {
        Demands demands = rule.demands();
        if (demands.exact() != null && !demands.exact().equals(value)) {
            fault(ProfileFault.notFixed(demands.exact().asText(), profile), here);
        }
        if (demands.like() != null && !isLike(value, demands.like())) {
            fault(ProfileFault.notFixed(demands.like().toString(), profile), here);
        }
        CodeSet codes = demands.codes();
        if (codes != null && !holds(codes, value)) {
            fault(ProfileFault.notOfSet(shown(value), codes.name(), profile), here);
        }
        if (!demands.targets().isEmpty()) {
            String type = Target.parse(value.path("reference").asText()).type();
            if (type != null && !demands.targets().contains(type)) {
                fault(ProfileFault.wrongTarget(demands.targets(), profile), here);
            }
        }
        if (value.isObject()) {
            children(value, rule.children(), here);
        }
        for (Invariant invariant : demands.invariants()) {
            if (!invariant.holds().test(value)) {
                fault(ProfileFault.broken(invariant, profile), here);
            }
        }
    }

    /** What the pattern says must be there; each item of a list of the pattern must be like some item. */
    private static boolean isLike(JsonNode value, JsonNode pattern) {
        if (pattern.isArray()) {
            for (JsonNode wanted : pattern) {
                boolean found = false;
                for (JsonNode item : value) {
                    found |= isLike(item, wanted);
                }
                if (!found) {
                    return false;
                }
            }
            return true;
        }
        if (!pattern.isObject()) {
            return pattern.equals(value);
        }
        for (var property : pattern.properties()) {
            if (!isLike(value.path(property.getKey()), property.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(CodeSet codes, JsonNode value) {
        if (value.isTextual()) {
            return codes.holds(value.textValue());
        }
        if (!value.has("coding")) {
            return codes.holds(value.path("system").asText(), value.path("code").asText());
        }
        for (JsonNode coding : value.path("coding")) {
            if (holds(codes, coding)) {
                return true;
            }
        }
        return false;
    }

    private static String shown(JsonNode value) {
        JsonNode coding = value.has("coding") ? value.path("coding").path(0) : value;
        return coding.isValueNode() ? coding.asText() : coding.path("code").asText();
    }

    private void fault(Refusal refusal, Where where) {
        faults.add(refusal.at(where.toString()));
    }
}
