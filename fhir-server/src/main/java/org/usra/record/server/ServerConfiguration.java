package org.usra.record.server;

import java.time.Clock;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.usra.record.access.Door;
import org.usra.record.replica.ReadPlace;

/** The servlet at its address, and a Tomcat that lets FHIR's URLs through. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ServletRegistrationBean<FhirServlet> fhirServlet(
            Door door,
            Incoming incoming,
            Outgoing outgoing,
            Router router,
            OpenPages pages,
            Representation representation,
            List<StreamedAddress> streamed) {
        ServletRegistrationBean<FhirServlet> registration = new ServletRegistrationBean<>(
                new FhirServlet(door, incoming, outgoing, router, pages, representation, streamed), "/fhir/*");
        registration.setName("fhir");
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    ServletRegistrationBean<ReadyServlet> ready(
            JdbcClient jdbc, ReadPlace place, @Value("${usra.instance-id:fhir-server}") String instance) {
        ServletRegistrationBean<ReadyServlet> registration =
                new ServletRegistrationBean<>(new ReadyServlet(jdbc, place, instance), "/ready");
        registration.setName("ready");
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcat() {
        return factory -> {
            factory.addConnectorCustomizers(connector -> {
                // Token searches hold | and clients do not encode it.
                connector.setProperty("relaxedQueryChars", "|{}[]^`\"<>\\");
                connector.setProperty("maxParameterCount", "-1");
                // A search by many values, and the link to its next page.
                connector.setProperty("maxHttpRequestHeaderSize", String.valueOf(64 << 10));
                connector.setMaxPostSize(-1);
            });
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(OutcomeErrorValve.class.getName());
                }
            });
        };
    }
}
