package org.usra.referral.admission;

import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContextComponent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.usra.referral.vocabulary.Terms;

/** The discharge report as a FHIR document (LOINC 34105-7), and the entry that lets the unit find it. */
final class DischargeReport {

    private DischargeReport() {}

    static Bundle document(DischargeForm form, Encounter encounter, Date at) {
        Composition composition = new Composition();
        composition.setStatus(Composition.CompositionStatus.FINAL);
        composition.setType(Terms.dischargeReport());
        composition.setSubject(encounter.getSubject().copy());
        composition.setEncounter(
                new Reference("Encounter/" + encounter.getIdElement().getIdPart()));
        composition.setDate(at);
        composition.addAuthor(encounter.getServiceProvider().copy());
        composition.setCustodian(encounter.getServiceProvider().copy());
        composition.setTitleElement(Terms.bilingual("تقرير خروج", "Discharge report"));
        if (form.answer() != null) {
            section(composition, "الرد على سؤال طبيب الأسرة", "Answer to the family doctor", List.of(form.answer()));
        }
        section(composition, "ملخص الحالة", "Course", List.of(form.summary()));
        section(
                composition,
                "التشخيص",
                "Diagnoses",
                form.diagnoses().stream().map(DischargeReport::words).toList());
        section(composition, "الأدوية عند الخروج", "Medicines at discharge", form.medicines());
        section(
                composition,
                "المتابعة",
                "Follow-up",
                form.followUps().stream().map(DischargeForm.FollowUp::text).toList());

        Bundle document = new Bundle().setType(Bundle.BundleType.DOCUMENT);
        document.setIdentifier(
                new Identifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + UUID.randomUUID()));
        document.setTimestamp(at);
        document.addEntry().setFullUrl("urn:uuid:" + UUID.randomUUID()).setResource(composition);
        return document;
    }

    static DocumentReference entry(Encounter encounter, String document, Date at) {
        DocumentReference entry = new DocumentReference();
        entry.setStatus(DocumentReferenceStatus.CURRENT);
        entry.setDocStatus(DocumentReference.ReferredDocumentStatus.FINAL);
        entry.setType(Terms.dischargeReport());
        entry.setSubject(encounter.getSubject().copy());
        entry.setDate(at);
        entry.addAuthor(encounter.getServiceProvider().copy());
        entry.setCustodian(encounter.getServiceProvider().copy());
        entry.addContent()
                .getAttachment()
                .setContentType("application/fhir+json")
                .setUrl(document);
        DocumentReferenceContextComponent context = entry.getContext();
        context.addEncounter(
                new Reference("Encounter/" + encounter.getIdElement().getIdPart()));
        encounter.getBasedOn().forEach(request -> context.addRelated(request.copy()));
        return entry;
    }

    private static String words(org.hl7.fhir.r4.model.CodeableConcept diagnosis) {
        String code =
                diagnosis.getCoding().stream().map(coding -> coding.getCode()).collect(Collectors.joining(" "));
        return diagnosis.hasText() ? (code + " " + diagnosis.getText()).trim() : code;
    }

    private static void section(Composition composition, String arabic, String english, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Composition.SectionComponent section =
                composition.addSection().setTitleElement(Terms.bilingual(arabic, english));
        XhtmlNode box = new XhtmlNode(org.hl7.fhir.utilities.xhtml.NodeType.Element, "div");
        box.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
        lines.forEach(line -> box.addTag("p").addText(line));
        Narrative narrative = new Narrative();
        narrative.setStatus(Narrative.NarrativeStatus.GENERATED);
        narrative.setDiv(box);
        section.setText(narrative);
    }
}
