package dev.chartwright.oci.credentials;

/**
 * A credential together with the place that it came from. No secret appears in {@link #toString()}.
 *
 * @param credential the credential, {@link Credential#EMPTY} when none was found
 * @param origin where it was found
 */
public record FoundCredential(Credential credential, CredentialOrigin origin) {
  /** Nothing was found. */
  public static final FoundCredential NONE =
      new FoundCredential(Credential.EMPTY, CredentialOrigin.NONE);
}
