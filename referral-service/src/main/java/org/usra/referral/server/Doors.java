package org.usra.referral.server;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Who comes in at all: everybody to readiness and metadata, a verified token to the rest. */
@Configuration
class Doors {

    @Bean
    SecurityFilterChain chain(HttpSecurity http, FhirContext fhir) throws Exception {
        return http.csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/ready", "/fhir/metadata", "/fhir/OperationDefinition/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(tokens -> tokens.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint((request, response, e) -> refuse(fhir, response)))
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint((request, response, e) -> refuse(fhir, response)))
                .build();
    }

    private static void refuse(FhirContext fhir, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        RefusalWriter.write(
                fhir,
                response,
                new Refused(
                        RefusalKind.UNAUTHENTICATED,
                        new Refusal(
                                "login",
                                "لا يوجد رمز دخول صالح. سجل الدخول ثم أعد المحاولة.",
                                "There is no valid token. Sign in, then try again.",
                                "http.Authorization")));
    }
}
