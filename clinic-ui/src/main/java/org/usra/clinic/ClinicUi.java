package org.usra.clinic;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the clinic-ui. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ClinicUi {

    public static void main(String[] arguments) {
        SpringApplication.run(ClinicUi.class, arguments);
    }

    /** The wall clock of every unit and hospital: Cairo. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Africa/Cairo"));
    }
}
