package org.usra.clinic;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the clinic-ui. */
@SpringBootApplication
public class ClinicUi {

    public static void main(String[] arguments) {
        SpringApplication.run(ClinicUi.class, arguments);
    }
}
