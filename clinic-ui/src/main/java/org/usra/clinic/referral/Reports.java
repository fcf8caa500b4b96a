package org.usra.clinic.referral;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.springframework.stereotype.Component;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.language.Language;
import org.usra.clinic.language.Translated;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;
import org.usra.clinic.referral.ReferralCard.ReportCard;
import org.usra.clinic.referral.ReferralCard.Section;

/** The hospital's answers to a referral, read out of their documents. */
@Component
class Reports {

    private final HealthRecord healthRecord;
    private final Directory directory;

    Reports(HealthRecord healthRecord, Directory directory) {
        this.healthRecord = healthRecord;
        this.directory = directory;
    }

    List<ReportCard> of(String serviceRequestId) {
        return healthRecord
                .searchWherePermitted(
                        Query.of("DocumentReference").with("related", "ServiceRequest/" + serviceRequestId))
                .stream(DocumentReference.class)
                .flatMap(reference -> report(reference).stream())
                .toList();
    }

    Optional<ReportCard> byId(String documentReferenceId) {
        return healthRecord.find(DocumentReference.class, documentReferenceId).flatMap(this::report);
    }

    private Optional<ReportCard> report(DocumentReference reference) {
        String url = reference.getContentFirstRep().getAttachment().getUrl();
        String bundleId = url == null ? "" : url.substring(url.lastIndexOf('/') + 1);
        return healthRecord
                .find(Bundle.class, bundleId)
                .map(bundle -> new ReportCard(
                        Found.id(reference),
                        reference.hasDate() ? reference.getDate() : bundle.getTimestamp(),
                        reference.hasCustodian()
                                ? directory.nameOf(reference.getCustodian())
                                : reference.hasAuthor() ? directory.nameOfPost(reference.getAuthorFirstRep()) : "",
                        sections(bundle)));
    }

    private static List<Section> sections(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Composition.class::isInstance)
                .flatMap(composition -> ((Composition) composition).getSection().stream())
                .flatMap(Reports::section)
                .toList();
    }

    private static Stream<Section> section(Composition.SectionComponent section) {
        String text = section.getText().hasDiv() ? section.getText().getDiv().allText() : "";
        String title = section.hasTitle()
                ? Translated.text(section.getTitleElement(), Language.current())
                : Translated.text(section.getCode());
        return text == null || text.isBlank() ? Stream.empty() : Stream.of(new Section(title, text.strip()));
    }
}
