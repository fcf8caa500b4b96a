package org.usra.referral;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the referral-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class ReferralService {

    public static void main(String[] arguments) {
        SpringApplication.run(ReferralService.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
