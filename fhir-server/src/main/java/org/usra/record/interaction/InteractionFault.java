package org.usra.record.interaction;

import org.usra.record.store.ResourceKey;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The refusals of the REST interactions themselves. */
public final class InteractionFault {

    private InteractionFault() {}

    /** The same for what never was and what the caller may not see, byte for byte; so it names nothing. */
    public static Refused notFound() {
        return new Refused(
                RefusalKind.NOT_FOUND,
                new Refusal(
                        "reference-not-found",
                        "لا يوجد سجل بهذا المعرّف متاح لك.",
                        "There is no such resource that you may see."));
    }

    static Refused noCreateOnUpdate() {
        return new Refused(
                RefusalKind.NOT_SUPPORTED,
                new Refusal(
                        "not-permitted",
                        "لا يمكن إنشاء سجل بمعرّف من عندك. أرسله بطريقة POST ليعطيه الخادم معرّفًا.",
                        "A resource cannot be created under an id of yours. POST it, and the server gives it one."));
    }

    static Refused readOnly() {
        return new Refused(
                RefusalKind.FORBIDDEN,
                new Refusal(
                        "not-permitted",
                        "يمكنك قراءة هذا السجل لا تغييره.",
                        "You may read this resource, not change it."));
    }

    static Refused gone() {
        return new Refused(
                RefusalKind.GONE, new Refusal("reference-not-found", "حُذف هذا السجل.", "This resource was deleted."));
    }

    static Refused stale(String type, long current) {
        return new Refused(
                RefusalKind.STALE_VERSION,
                new Refusal(
                        "stale-version",
                        "تغيّر السجل بعد أن قرأته؛ نسخته الآن " + current + ". اقرأه من جديد.",
                        "The resource changed after you read it; its version is now " + current + ". Read it again.",
                        type + ".meta.versionId"));
    }

    static Refused nothingToMatch(String type) {
        return new Refused(
                RefusalKind.STALE_VERSION,
                new Refusal(
                        "stale-version",
                        "لا توجد نسخة حالية لهذا السجل يطابقها If-Match.",
                        "There is no current version of this resource for If-Match to match.",
                        type + ".meta.versionId"));
    }

    static Refused unwantedVersion(String type, long current) {
        return new Refused(
                RefusalKind.STALE_VERSION,
                new Refusal(
                        "stale-version",
                        "السجل موجود ونسخته الآن " + current + "، وقد استبعدها If-None-Match.",
                        "The resource is there, its version is now " + current + ", and If-None-Match rules that out.",
                        type + ".meta.versionId"));
    }

    static Refused taken(ResourceKey key) {
        return new Refused(
                RefusalKind.DUPLICATE,
                new Refusal(
                        "id-taken",
                        "المعرّف " + key.id() + " مستعمل لسجل لا تطابقه الشروط. أرسل معرّفًا آخر، أو بلا معرّف.",
                        "The id " + key.id()
                                + " belongs to a resource that the conditions do not match. Send another id,"
                                + " or none.",
                        key.type() + ".id"));
    }

    static Refused severalMatches() {
        return new Refused(
                RefusalKind.SEVERAL_MATCHES,
                new Refusal(
                        "several-matches",
                        "تطابق الشروط أكثر من سجل. اجعلها أضيق.",
                        "The conditions match more than one resource. Make them narrower."));
    }

    /** Of a body that says it is another resource than the address. */
    public static Refusal otherId(String type, String id) {
        return new Refusal(
                "id-mismatch",
                "يجب أن يطابق المعرّف في المحتوى المعرّف في العنوان، " + id + ".",
                "The id in the body must be the id in the address, " + id + ".",
                type + ".id");
    }

    static Refused moreThan(int most) {
        return new Refused(
                RefusalKind.SEVERAL_MATCHES,
                new Refusal(
                        "several-matches",
                        "تطابق الشروط أكثر من العدد المسموح بحذفه في هذا الطلب (" + most
                                + ") ولم يُحذف شيء. اجعلها أضيق، أو حدّد في _count أقصى عدد يُحذف، حتى "
                                + ConditionalDelete.MOST + ".",
                        "The conditions match more than the " + most + " that this request may delete; nothing was"
                                + " deleted. Make them narrower, or say in _count how many to delete at most, up to "
                                + ConditionalDelete.MOST + ".",
                        "http._count"));
    }

    static Refused malformed(String english, String arabic, String element) {
        return new Refused(RefusalKind.MALFORMED, new Refusal("wrong-type", arabic, english, element));
    }

    static Refused unresolved(String reference) {
        return new Refused(
                RefusalKind.UNRESOLVED,
                new Refusal(
                        "reference-not-found",
                        "لا يشير المرجع \"" + reference + "\" إلى سجل واحد معروف.",
                        "The reference \"" + reference + "\" does not lead to one known resource."));
    }

    public static Refused unknownType(String type) {
        return new Refused(
                RefusalKind.NOT_FOUND,
                new Refusal(
                        "unknown-type",
                        "\"" + type + "\" ليس نوعًا من أنواع FHIR R4.",
                        "\"" + type + "\" is not a resource type of FHIR R4.",
                        "http.url"));
    }
}
