package dev.chartwright.cli.cmd;

import dev.chartwright.action.ConnectionOptions;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringValue;

/** The flags that say how to reach one of two ends, told apart by a prefix. */
final class EndpointFlags {
  private final String prefix;
  private final String end;
  private final StringValue username = StringValue.empty();
  private final StringValue password = StringValue.empty();
  private final StringValue certFile = StringValue.empty();
  private final StringValue keyFile = StringValue.empty();
  private final StringValue caFile = StringValue.empty();
  private final BoolValue insecureSkipTlsVerify = BoolValue.off();
  private final BoolValue plainHttp = BoolValue.off();

  /**
   * Flags of an end.
   *
   * @param prefix what their names begin with
   * @param end what help calls it
   */
  EndpointFlags(String prefix, String end) {
    this.prefix = prefix;
    this.end = end;
  }

  /** Declares the flags. */
  void addTo(FlagSet f) {
    f.add(username, prefix + "username", end + " username");
    f.add(password, prefix + "password", end + " password");
    f.add(
        certFile,
        prefix + "cert-file",
        "identify " + end + " client using this SSL certificate file");
    f.add(keyFile, prefix + "key-file", "identify " + end + " client using this SSL key file");
    f.add(
        caFile, prefix + "ca-file", "verify certificates of the " + end + " using this CA bundle");
    f.add(
        insecureSkipTlsVerify,
        prefix + "insecure-skip-tls-verify",
        "skip tls certificate checks for the " + end);
    f.add(
        plainHttp,
        prefix + "plain-http",
        prefix.isEmpty()
            ? "use insecure HTTP connections to the registry"
            : "use insecure HTTP connections to registries that the source names");
  }

  /** How the end is reached by these flags. */
  ConnectionOptions connection(boolean passCredentialsAll) {
    return new ConnectionOptions(
        username.get(),
        password.get(),
        certFile.get(),
        keyFile.get(),
        caFile.get(),
        insecureSkipTlsVerify.get(),
        plainHttp.get(),
        passCredentialsAll);
  }
}
