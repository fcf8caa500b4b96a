package org.usra.record.structure;

import org.usra.rules.refusal.Refusal;

/** The sentences that say what is wrong with an element, in both languages. */
final class StructureFault {

    private StructureFault() {}

    static Refusal unknownType(String type) {
        return new Refusal(
                "unknown-type",
                "«" + type + "» ليس نوع مورد في FHIR R4.",
                "'" + type + "' is no FHIR R4 resource type.",
                "resourceType");
    }

    static Refusal unknownElement(String name, String owner) {
        return new Refusal(
                "unknown-element",
                "العنصر «" + name + "» غير معروف في " + owner + ". احذفه أو صحح اسمه.",
                "'" + name + "' is no element of " + owner + ". Remove it or correct its name.");
    }

    static Refusal missing(String name, String owner) {
        return new Refusal(
                "missing-element",
                "العنصر «" + name + "» مطلوب في " + owner + ".",
                "'" + name + "' is required in " + owner + ".");
    }

    static Refusal mustRepeat(String name) {
        return new Refusal(
                "wrong-type",
                "العنصر «" + name + "» قائمة: اكتب قيمته بين قوسين مربعين.",
                "'" + name + "' is a list: write its value in square brackets.");
    }

    static Refusal mustNotRepeat(String name) {
        return new Refusal(
                "wrong-type",
                "العنصر «" + name + "» له قيمة واحدة وليس قائمة.",
                "'" + name + "' has one value and is not a list.");
    }

    static Refusal wrongType(String expected) {
        return new Refusal(
                "wrong-type",
                "نوع القيمة خطأ: المتوقع " + expected + ".",
                "The value has the wrong type: expected " + expected + ".");
    }

    static Refusal badFormat(String value, String type) {
        String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
        return new Refusal(
                "bad-format",
                "القيمة «" + shown + "» ليست من نوع " + type + " الصحيح.",
                "'" + shown + "' is no valid " + type + ".");
    }

    /** The value itself is not repeated: no XML could carry it. */
    static Refusal unwritable() {
        return new Refusal(
                "bad-format",
                "النص يحتوي على حرف تحكم لا يسمح به FHIR. احذفه.",
                "The text holds a control character that FHIR does not allow. Remove it.");
    }

    static Refusal partial() {
        return new Refusal(
                "not-permitted",
                "هذا جزء من سجل (SUBSETTED)، وحفظه يُفقد بقيته. اقرأ السجل كاملًا ثم غيّره.",
                "This is a part of a resource (SUBSETTED); to store it would lose the rest. Read the whole and change that.");
    }

    static Refusal unknownCode(String code, String set) {
        return new Refusal(
                "unknown-code",
                "الرمز «" + code + "» ليس من رموز " + set + ".",
                "'" + code + "' is not one of the codes of " + set + ".");
    }

    static Refusal empty() {
        return new Refusal(
                "empty-element",
                "العنصر فارغ. احذفه أو أعطه قيمة.",
                "The element is empty. Remove it or give it a value.");
    }

    static Refusal twoChoices(String name) {
        return new Refusal(
                "two-choices",
                "العنصر «" + name + "[x]» له أكثر من نوع. أبق نوعا واحدا.",
                "'" + name + "[x]' is given with two types. Keep one.");
    }

    static Refusal unaligned(String name) {
        return new Refusal(
                "wrong-type",
                "«" + name + "» و«_" + name + "» يجب أن يكونا بالطول نفسه.",
                "'" + name + "' and '_" + name + "' must have the same length.");
    }

    static Refusal badReference(String reference) {
        return new Refusal(
                "bad-reference",
                "المرجع «" + reference + "» ليس بالشكل Type/id ولا عنوانا كاملا.",
                "'" + reference + "' is neither of the form Type/id nor an absolute address.");
    }

    static Refusal wrongTarget(String reference, String allowed) {
        return new Refusal(
                "bad-reference",
                "المرجع «" + reference + "» يجب أن يشير إلى: " + allowed + ".",
                "'" + reference + "' must point to one of: " + allowed + ".");
    }

    static Refusal notContained(String reference) {
        return new Refusal(
                "bad-reference",
                "لا يوجد مورد مضمن للمرجع «" + reference + "».",
                "No contained resource answers to '" + reference + "'.");
    }

    static Refusal badContained() {
        return new Refusal(
                "bad-contained",
                "المورد المضمن يحتاج إلى id، وبلا contained ولا meta.versionId ولا meta.lastUpdated.",
                "A contained resource needs an id and has no contained, meta.versionId or meta.lastUpdated of its own.");
    }

    static Refusal narrative(String what) {
        return new Refusal(
                "unsafe-narrative",
                "النص السردي غير مقبول: " + what + ". المسموح هو XHTML للتنسيق فقط.",
                "The narrative is not acceptable: " + what + ". Only XHTML for formatting is allowed.");
    }

    static Refusal invariant(String key, String arabic, String english) {
        return new Refusal("invariant-" + key, arabic, english);
    }
}
