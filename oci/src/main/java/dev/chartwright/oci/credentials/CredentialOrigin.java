package dev.chartwright.oci.credentials;

import java.util.Objects;

/**
 * Where a credential came from, without the credential: what {@code registry whoami} shows.
 *
 * @param kind what kind of store answered
 * @param source the store: path of a config file, name of a helper program, or empty
 * @param key the key under which the store keeps it, such as {@code https://example.com/v1/}; empty
 *     if there is none
 */
public record CredentialOrigin(Kind kind, String source, String key) {
  /** Kinds of stores. */
  public enum Kind {
    /** No store had one. */
    NONE,
    /** A config file; the source is its path. */
    FILE,
    /** A helper program; the source is its name, {@code docker-credential-<suffix>}. */
    HELPER,
    /** Handed in by the caller, such as the flags {@code --username} and {@code --password}. */
    GIVEN,
    /** A store that does not tell. */
    UNKNOWN
  }

  /** The origin of {@link Credential#EMPTY}. */
  public static final CredentialOrigin NONE = new CredentialOrigin(Kind.NONE, "", "");

  /** Checks that no part is missing. */
  public CredentialOrigin {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(key, "key");
  }
}
