package dev.chartwright.cli.cmd;

import dev.chartwright.action.ConnectionOptions;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringValue;

/** The flags that say how registries are reached, of commands of our own. */
final class RegistryFlags {
  private final StringValue certFile = StringValue.empty();
  private final StringValue keyFile = StringValue.empty();
  private final StringValue caFile = StringValue.empty();
  private final BoolValue insecureSkipTlsVerify = BoolValue.off();
  private final BoolValue plainHttp = BoolValue.off();
  private final StringValue username = StringValue.empty();
  private final StringValue password = StringValue.empty();

  /** Declares the flags. */
  void addTo(FlagSet f) {
    f.add(certFile, "cert-file", "identify registry client using this SSL certificate file");
    f.add(keyFile, "key-file", "identify registry client using this SSL key file");
    f.add(caFile, "ca-file", "verify certificates of HTTPS-enabled servers using this CA bundle");
    f.add(insecureSkipTlsVerify, "insecure-skip-tls-verify", "skip tls certificate checks");
    f.add(plainHttp, "plain-http", "use insecure HTTP connections");
    f.add(username, "username", "registry username");
    f.add(password, "password", "registry password");
  }

  /** What they say. */
  ConnectionOptions connection() {
    return new ConnectionOptions(
        username.get(),
        password.get(),
        certFile.get(),
        keyFile.get(),
        caFile.get(),
        insecureSkipTlsVerify.get(),
        plainHttp.get(),
        false);
  }
}
