package dev.chartwright.cli.cmd;

import dev.chartwright.action.ChartSource;
import dev.chartwright.action.ConnectionOptions;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.repo.downloader.ChartVerifier;
import java.time.Clock;
import java.util.Optional;

/** The flags that say where a chart comes from and how to get at it. */
final class ChartPathFlags {
  private final Clock clock;
  private final StringValue version = StringValue.empty();
  private final BoolValue verify = BoolValue.off();
  private final StringValue keyring;
  private final StringValue repo = StringValue.empty();
  private final StringValue username = StringValue.empty();
  private final StringValue password = StringValue.empty();
  private final StringValue certFile = StringValue.empty();
  private final StringValue keyFile = StringValue.empty();
  private final BoolValue insecureSkipTlsVerify = BoolValue.off();
  private final BoolValue plainHttp = BoolValue.off();
  private final StringValue caFile = StringValue.empty();
  private final BoolValue passCredentials = BoolValue.off();

  ChartPathFlags(CommandContext context) {
    clock = context.clock();
    keyring = StringValue.of(Keyring.defaultPath(context));
  }

  /** Declares the flags. */
  void addTo(FlagSet f) {
    f.add(
        version,
        "version",
        "specify a version constraint for the chart version to use. This constraint "
            + "can be a specific tag (e.g. 1.1.1) or it may reference a valid range (e.g. "
            + "^2.0.0). If this is not specified, the latest version is used");
    f.add(verify, "verify", "verify the package before using it");
    f.add(keyring, "keyring", "location of public keys used for verification");
    f.add(repo, "repo", "chart repository url where to locate the requested chart");
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
    f.add(passCredentials, "pass-credentials", "pass credentials to all domains");
  }

  /** The version or range of versions; empty for the latest. */
  String version() {
    return version.get();
  }

  /**
   * The chart that a reference and these flags mean.
   *
   * @param devel whether prereleases count when no version is given
   */
  ChartSource source(String reference, boolean devel) {
    String wanted = version.get().isEmpty() && devel ? ">0.0.0-0" : version.get();
    return new ChartSource(
        reference,
        wanted,
        repo.get(),
        new ConnectionOptions(
            username.get(),
            password.get(),
            certFile.get(),
            keyFile.get(),
            caFile.get(),
            insecureSkipTlsVerify.get(),
            plainHttp.get(),
            passCredentials.get()),
        verify.get() ? Optional.of(new ChartVerifier(keyring.get(), clock)) : Optional.empty());
  }
}
