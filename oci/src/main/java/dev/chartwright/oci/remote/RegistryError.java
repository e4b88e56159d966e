package dev.chartwright.oci.remote;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One error of a registry's answer.
 *
 * <p>Source: OCI distribution specification 1.1, error codes; oras-go v2.6.2 {@code
 * registry/remote/errcode/errors.go}.
 *
 * @param code the code: {@code NAME_UNKNOWN}
 * @param message the registry's words
 * @param detail what the registry added, printed as Go prints it; {@code null} if nothing
 */
public record RegistryError(String code, String message, @Nullable String detail) {
  /** Code in lower case with spaces, message and detail: {@code name unknown: no such thing}. */
  @Override
  public String toString() {
    String text = code.replace('_', ' ').toLowerCase(Locale.ROOT);
    if (message.isEmpty()) {
      return text;
    }
    text += ": " + message;
    return detail == null ? text : text + ": " + detail;
  }
}
