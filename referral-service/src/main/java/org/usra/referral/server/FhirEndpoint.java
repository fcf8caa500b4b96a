package org.usra.referral.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.List;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The FHIR endpoint of the process: its operations and its CapabilityStatement at {@code /fhir}. */
@Configuration
class FhirEndpoint {

    @Bean
    FhirContext fhirContext() {
        FhirContext context = FhirContext.forR4Cached();
        context.setParserErrorHandler(new NamedFaults());
        return context;
    }

    @Bean
    ServletRegistrationBean<RestfulServer> fhirServlet(
            FhirContext context,
            EndpointSettings settings,
            List<OperationProvider> providers,
            DeclaredOperations operations) {
        RestfulServer server = new RestfulServer(context);
        server.setServerName("Usra referral-service");
        server.setImplementationDescription("Referral workflow of the Usra scheme");
        server.setServerAddressStrategy(new HardcodedServerAddressStrategy(settings.publicUrl()));
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        // The guard inflates under a limit; HAPI would inflate without one.
        server.setUncompressIncomingContents(false);
        server.registerProviders(providers);
        server.setServerConformanceProvider(new DeclaredDefinitions(server, operations));
        server.registerInterceptor(new RefusalAnswers());
        ServletRegistrationBean<RestfulServer> registration = new ServletRegistrationBean<>(server, "/fhir/*");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
