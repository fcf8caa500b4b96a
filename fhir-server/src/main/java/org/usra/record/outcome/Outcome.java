package org.usra.record.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.naming.Canonical;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** An OperationOutcome in the form of docs/interfaces.md, section 7: every sentence in English and Arabic. */
public final class Outcome {

    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    private Outcome() {}

    public static ResourceDocument of(Refused refused) {
        ObjectNode root = root();
        List<Refusal> refusals = refused.refusals();
        if (refusals.isEmpty()) {
            issue(root, "error", refused.kind().issueType());
        }
        for (Refusal refusal : refusals) {
            ObjectNode issue = issue(root, "error", refused.kind().issueType());
            ObjectNode details = issue.putObject("details");
            details.putArray("coding")
                    .addObject()
                    .put("system", Canonical.codeSystem("issue"))
                    .put("code", refusal.code());
            text(details, refusal.english(), refusal.arabic());
            if (refusal.element() != null) {
                issue.putArray("expression").add(refusal.element());
            }
        }
        return ResourceDocument.of(root);
    }

    /** The same refusal as that of one of many resources: each sentence says which. */
    public static Refused of(Refused refused, String resource) {
        return new Refused(
                refused.kind(),
                refused.refusals().stream()
                        .map(refusal -> new Refusal(
                                refusal.code(),
                                resource + ": " + refusal.arabic(),
                                resource + ": " + refusal.english(),
                                refusal.element()))
                        .toList());
    }

    /** The same refusal as one of several entries: each sentence says which. */
    public static Refused inEntry(Refused refused, int entry) {
        List<Refusal> placed = refused.refusals().stream()
                .map(refusal -> new Refusal(
                        refusal.code(),
                        "العنصر " + entry + ": " + refusal.arabic(),
                        "Entry " + entry + ": " + refusal.english(),
                        "Bundle.entry[" + entry + "]" + place(refusal.element())))
                .toList();
        return new Refused(refused.kind(), placed);
    }

    /** {@code .resource.birthDate} of {@code Patient.birthDate}; what stands in the address stands in the request here. */
    private static String place(@Nullable String element) {
        if (element == null || element.isEmpty() || element.equals("$this")) {
            return ".resource";
        }
        if (element.startsWith("http.")) {
            return ".request.url";
        }
        int dot = element.indexOf('.');
        if (dot < 0) {
            return Character.isUpperCase(element.charAt(0)) ? ".resource" : ".resource." + element;
        }
        return ".resource" + element.substring(dot);
    }

    /** Nothing of the inside leaves: the id leads an operator to the log. */
    public static ResourceDocument unexpected(String requestId) {
        ObjectNode root = root();
        ObjectNode details = issue(root, "fatal", "exception").putObject("details");
        text(
                details,
                "The server could not answer. Nothing was changed. Tell the operator this number: " + requestId,
                "تعذر على الخادم أن يجيب ولم يتغير شيء. أبلغ المشغّل بهذا الرقم: " + requestId);
        return ResourceDocument.of(root);
    }

    /** A job that the server gave up: unlike a request, it keeps what its steps have done. */
    public static ResourceDocument unfinished(String job) {
        ObjectNode root = root();
        ObjectNode details = issue(root, "fatal", "exception").putObject("details");
        text(
                details,
                "The server could not finish this job. What it had done until then stays. Tell the operator this number: "
                        + job,
                "تعذر على الخادم أن يتم هذا العمل، وما تم منه باقٍ. أبلغ المشغّل بهذا الرقم: " + job);
        return ResourceDocument.of(root);
    }

    /** The Arabic beside an English text: what {@code _text} and its like hold. */
    public static Optional<String> arabic(JsonNode element) {
        for (JsonNode extension : element.path("extension")) {
            if (extension.path("url").asText().equals(TRANSLATION)) {
                for (JsonNode part : extension.path("extension")) {
                    if (part.path("url").asText().equals("content")) {
                        return Optional.of(part.path("valueString").asText());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** All went well. */
    public static ResourceDocument done(String english, String arabic) {
        ObjectNode root = root();
        text(issue(root, "information", "informational").putObject("details"), english, arabic);
        return ResourceDocument.of(root);
    }

    /** Says something more that is no fault. */
    public static void note(ResourceDocument outcome, String english, String arabic) {
        text(issue(outcome.root(), "information", "informational").putObject("details"), english, arabic);
    }

    /** A refusal for an HTTP fault that no rule of ours found. */
    public static Refused http(RefusalKind kind, String english, String arabic) {
        return new Refused(kind, new Refusal("not-permitted", arabic, english));
    }

    private static ObjectNode root() {
        return JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
    }

    private static ObjectNode issue(ObjectNode root, String severity, String code) {
        return root.withArray("issue").addObject().put("severity", severity).put("code", code);
    }

    private static void text(ObjectNode details, String english, String arabic) {
        details.put("text", english);
        ObjectNode translation =
                details.putObject("_text").putArray("extension").addObject().put("url", TRANSLATION);
        translation
                .putArray("extension")
                .add(JsonNodeFactory.instance.objectNode().put("url", "lang").put("valueCode", "ar"))
                .add(JsonNodeFactory.instance.objectNode().put("url", "content").put("valueString", arabic));
    }
}
