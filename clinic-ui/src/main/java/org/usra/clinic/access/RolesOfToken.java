package org.usra.clinic.access;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/**
 * Makes the signed-in person out of the two tokens.
 *
 * <p>Keycloak writes the realm roles into the access token only. It came from the token endpoint over our own
 * connection, so it is read here without checking its signature; the services that it is sent to do check it.
 */
class RolesOfToken implements OAuth2UserService<OidcUserRequest, OidcUser> {

    @Override
    public OidcUser loadUser(OidcUserRequest request) throws OAuth2AuthenticationException {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new OidcUserAuthority(request.getIdToken()));
        role(request.getAccessToken().getTokenValue())
                .ifPresent(role -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role.name())));
        return new DefaultOidcUser(authorities, request.getIdToken(), "sub");
    }

    private static Optional<Role> role(String accessToken) {
        try {
            JWTClaimsSet claims = SignedJWT.parse(accessToken).getJWTClaimsSet();
            Map<String, Object> realm = claims.getJSONObjectClaim("realm_access");
            return realm != null && realm.get("roles") instanceof List<?> roles
                    ? Role.first(roles.stream().map(String::valueOf).toList())
                    : Optional.empty();
        } catch (ParseException e) {
            throw new OAuth2AuthenticationException("invalid_token");
        }
    }
}
