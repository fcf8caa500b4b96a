package org.usra.referral.record;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/** The service's own token with the workflow scope, fetched on first use and again before it expires. */
@Component
final class ServiceToken {

    private final AuthorizedClientServiceOAuth2AuthorizedClientManager manager;

    ServiceToken(ClientRegistrationRepository registrations, OAuth2AuthorizedClientService clients) {
        this.manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, clients);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials()
                .build());
    }

    String value() {
        OAuth2AuthorizedClient client = manager.authorize(OAuth2AuthorizeRequest.withClientRegistrationId("record")
                .principal(new AnonymousAuthenticationToken(
                        "referral-service", "referral-service", AuthorityUtils.createAuthorityList("workflow")))
                .build());
        if (client == null) {
            throw new IllegalStateException("no token for the record");
        }
        return client.getAccessToken().getTokenValue();
    }
}
