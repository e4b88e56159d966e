package dev.chartwright.cli.cmd;

import dev.chartwright.action.ConnectionOptions;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringValue;

/** The flags that say how to get at charts that others depend on. */
final class DownloadFlags {
  private final StringValue username = StringValue.empty();
  private final StringValue password = StringValue.empty();
  private final StringValue certFile = StringValue.empty();
  private final StringValue keyFile = StringValue.empty();
  private final BoolValue insecureSkipTlsVerify = BoolValue.off();
  private final BoolValue plainHttp = BoolValue.off();
  private final StringValue caFile = StringValue.empty();

  /** Declares the flags. */
  void addTo(FlagSet f) {
    f.add(username, "username", "chart repository username where to locate the requested chart");
    f.add(password, "password", "chart repository password where to locate the requested chart");
    f.add(certFile, "cert-file", "identify HTTPS client using this SSL certificate file");
    f.add(keyFile, "key-file", "identify HTTPS client using this SSL key file");
    f.add(
        insecureSkipTlsVerify,
        "insecure-skip-tls-verify",
        "skip tls certificate checks for the chart download");
    f.add(plainHttp, "plain-http", "use insecure HTTP connections for the chart download");
    f.add(caFile, "ca-file", "verify certificates of HTTPS-enabled servers using this CA bundle");
  }

  /** How servers are reached by these flags. */
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
