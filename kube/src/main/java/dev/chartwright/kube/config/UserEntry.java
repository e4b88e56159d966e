package dev.chartwright.kube.config;

import org.jspecify.annotations.Nullable;

/**
 * A user of a kubeconfig file. Source: client-go {@code clientcmd/api/v1.AuthInfo}.
 *
 * @param certData PEM text, one character for each byte
 * @param keyData PEM text, one character for each byte
 * @param authProvider the name of a plugin that client-go once had; null without one
 */
record UserEntry(
    String certFile,
    String certData,
    String keyFile,
    String keyData,
    String token,
    String tokenFile,
    Impersonation impersonation,
    String username,
    String password,
    @Nullable String authProvider,
    @Nullable ExecPlugin exec) {
  static final UserEntry EMPTY =
      new UserEntry("", "", "", "", "", "", Impersonation.none(), "", "", null, null);

  /** What flags say wins over what the file says. */
  UserEntry overriddenBy(ConfigFlags flags) {
    return new UserEntry(
        certFile,
        certData,
        keyFile,
        keyData,
        flags.token().isEmpty() ? token : flags.token(),
        tokenFile,
        new Impersonation(
            flags.asUser().isEmpty() ? impersonation.user() : flags.asUser(),
            impersonation.uid(),
            flags.asGroups().isEmpty() ? impersonation.groups() : flags.asGroups(),
            impersonation.extra()),
        username,
        password,
        authProvider,
        exec);
  }

  boolean hasCertificate() {
    return !certFile.isEmpty() || !certData.isEmpty();
  }

  /** The kind of entry alone: all the rest may be secret. */
  @Override
  public String toString() {
    return "UserEntry";
  }
}
