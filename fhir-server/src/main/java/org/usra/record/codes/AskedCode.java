package org.usra.record.codes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.record.server.OperationRequest;
import org.usra.record.terminology.CanonicalUrl;
import org.usra.record.terminology.TerminologyFault;

/** A code that an operation is asked about, whether it came as code and system, as Coding or in a CodeableConcept. */
record AskedCode(
        @Nullable String system,
        @Nullable String version,
        String code,
        @Nullable String display) {

    /** All that were given; never none. */
    static List<AskedCode> all(OperationRequest request, String versionInput) {
        List<AskedCode> codes = new ArrayList<>();
        Optional<String> code = request.first("code");
        code.ifPresent(given -> codes.add(new AskedCode(
                request.first("system").orElse(null),
                request.first(versionInput).orElse(null),
                given,
                request.first("display").orElse(null))));
        Inputs.value(request, "coding").ifPresent(coding -> codes.add(of(coding, "coding")));
        Optional<JsonNode> concept = Inputs.value(request, "codeableConcept");
        concept.ifPresent(given -> given.path("coding").forEach(coding -> codes.add(of(coding, "codeableConcept"))));
        long kinds = code.stream().count()
                + Inputs.value(request, "coding").stream().count()
                + concept.stream().count();
        if (codes.isEmpty() || kinds > 1) {
            throw TerminologyFault.malformed(
                    "Give one of: code with its system, coding, codeableConcept.",
                    "اذكر واحدًا فقط: code مع system، أو coding، أو codeableConcept.",
                    "Parameters.parameter");
        }
        return codes;
    }

    /** The one that was given under this name. */
    static Optional<AskedCode> coding(OperationRequest request, String name) {
        return Inputs.value(request, name).map(coding -> of(coding, name));
    }

    CanonicalUrl requireSystem() {
        if (system == null) {
            throw TerminologyFault.malformed(
                    "A code is understood only together with its system.",
                    "لا يُفهم الرمز إلا مع نظامه (system).",
                    "Parameters.parameter.where(name='system')");
        }
        return CanonicalUrl.parse(system).orVersion(version);
    }

    /** With this system, where it names none. */
    AskedCode within(String otherSystem) {
        return system == null ? new AskedCode(otherSystem, version, code, display) : this;
    }

    private static AskedCode of(JsonNode coding, String name) {
        if (!coding.path("code").isTextual()) {
            throw TerminologyFault.malformed(
                    "The coding has no code.",
                    "لا يحتوي الترميز على رمز (code).",
                    "Parameters.parameter.where(name='" + name + "').value");
        }
        return new AskedCode(
                coding.path("system").asText(null),
                coding.path("version").asText(null),
                coding.path("code").asText(),
                coding.path("display").asText(null));
    }
}
