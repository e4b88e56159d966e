package dev.chartwright.kube.config;

import java.util.List;
import java.util.Map;

/**
 * As whom to act. Source: client-go {@code transport.ImpersonationConfig}.
 *
 * @param user the name; empty to act as oneself, and then nothing else counts
 * @param uid the user's id; may be empty
 * @param groups the groups, in order
 * @param extra further facts by name
 */
public record Impersonation(
    String user, String uid, List<String> groups, Map<String, List<String>> extra) {
  private static final Impersonation NONE = new Impersonation("", "", List.of(), Map.of());

  /** Copies the lists. */
  public Impersonation {
    groups = List.copyOf(groups);
    extra = Map.copyOf(extra);
  }

  /** Nobody else. */
  public static Impersonation none() {
    return NONE;
  }
}
