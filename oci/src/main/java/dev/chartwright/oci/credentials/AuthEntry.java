package dev.chartwright.oci.credentials;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonObject;
import java.util.Base64;

/**
 * One entry under {@code auths} of Docker's config file.
 *
 * <p>Source: oras-go v2.6.2 {@code registry/remote/credentials/internal/config/config.go}
 * (AuthConfig).
 */
final class AuthEntry {
  private static final String[] FIELDS = {
    "auth", "identitytoken", "registrytoken", "username", "password"
  };

  private AuthEntry() {}

  /**
   * Decodes an entry: {@code auth} overrides {@code username} and {@code password}.
   *
   * @param value the entry's checked JSON text
   * @throws CredentialException in oras' words; a secret that stands in {@code auth} is not shown
   */
  static Credential decode(String value) {
    String[] fields;
    try {
      fields = RawMembers.fields(value, "config.AuthConfig", FIELDS);
    } catch (JsonException e) {
      throw new CredentialException(
          "failed to unmarshal auth field: invalid config format: " + e.getMessage(), e);
    }
    String username = fields[3];
    String password = fields[4];
    if (!fields[0].isEmpty()) {
      String pair = decodeAuth(fields[0]);
      int colon = pair.indexOf(':');
      username = pair.substring(0, colon);
      password = pair.substring(colon + 1);
    }
    return new Credential(username, password, fields[1], fields[2]);
  }

  private static String decodeAuth(String auth) {
    String pair;
    try {
      pair = GoString.of(Base64Text.decode(GoString.bytes(auth)));
    } catch (IllegalArgumentException e) {
      throw new CredentialException(
          "failed to decode auth field: invalid config format: " + e.getMessage(), e);
    }
    if (pair.indexOf(':') < 0) {
      // Helm prints the decoded text here, which may be a token.
      throw new CredentialException(
          "failed to decode auth field: invalid config format: auth '***' does not conform the"
              + " base64(username:password) format");
    }
    return pair;
  }

  /** Encodes a credential as an entry; empty parts are left out. */
  static String encode(Credential credential) {
    boolean pair = !credential.username().isEmpty() || !credential.password().isEmpty();
    String text = credential.username() + ":" + credential.password();
    JsonObject entry =
        JsonObject.create()
            .putNonEmpty(
                FIELDS[0], pair ? Base64.getEncoder().encodeToString(GoString.bytes(text)) : "")
            .putNonEmpty(FIELDS[1], credential.refreshToken())
            .putNonEmpty(FIELDS[2], credential.accessToken());
    return Json.marshal(entry);
  }
}
