package org.usra.record;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the record. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class FhirServer {

    public static void main(String[] arguments) {
        SpringApplication.run(FhirServer.class, arguments);
    }
}
