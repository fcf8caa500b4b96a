package org.usra.clinic.access;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.stereotype.Component;

/** The access token of the person at the screen, renewed when it is about to end. */
@Component
public class UserToken {

    private final OAuth2AuthorizedClientManager clients;

    UserToken(OAuth2AuthorizedClientManager clients) {
        this.clients = clients;
    }

    public String current() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null) {
            throw new SessionEnded();
        }
        try {
            OAuth2AuthorizedClient client =
                    clients.authorize(OAuth2AuthorizeRequest.withClientRegistrationId("keycloak")
                            .principal(person)
                            .build());
            if (client == null) {
                throw new SessionEnded();
            }
            return client.getAccessToken().getTokenValue();
        } catch (ClientAuthorizationException e) {
            throw new SessionEnded();
        }
    }
}
