package dev.chartwright.cli.cmd;

import dev.chartwright.action.ConnectionOptions;
import dev.chartwright.action.PluginInstall;
import dev.chartwright.action.PluginInstallRequest;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import java.util.List;

/** {@code plugin install}: installs a plugin. */
final class PluginInstallCommand implements CommandBody {
  private static final String LONG =
      """

      This command allows you to install a plugin from a url to a VCS repo or a local path.

      By default, plugin signatures are verified before installation when installing from
      tarballs (.tgz or .tar.gz). A corresponding .prov file must be available alongside
      the tarball; installation will fail if it is missing or invalid.
      For local development, plugins installed from local directories are automatically
      treated as "local dev" and do not require signatures.
      Use --verify=false to explicitly skip signature verification (NOT recommended).
      """;

  private final CommandContext context;
  private final StringValue version = StringValue.empty();
  private final BoolValue verify = BoolValue.of(true);
  private final StringValue keyring;
  private final StringValue certFile = StringValue.empty();
  private final StringValue keyFile = StringValue.empty();
  private final StringValue caFile = StringValue.empty();
  private final BoolValue insecureSkipTlsVerify = BoolValue.off();
  private final BoolValue plainHttp = BoolValue.off();
  private final StringValue username = StringValue.empty();
  private final StringValue password = StringValue.empty();

  PluginInstallCommand(CommandContext context) {
    this.context = context;
    this.keyring = StringValue.of(Keyring.defaultPath(context));
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(
        version,
        "version",
        "specify a version constraint. If this is not specified, the latest version "
            + "is installed");
    f.add(verify, "verify", "verify the plugin signature before installing");
    f.add(keyring, "keyring", "location of public keys used for verification");
    f.add(certFile, "cert-file", "identify registry client using this SSL certificate file");
    f.add(keyFile, "key-file", "identify registry client using this SSL key file");
    f.add(caFile, "ca-file", "verify certificates of HTTPS-enabled servers using this CA bundle");
    f.add(
        insecureSkipTlsVerify,
        "insecure-skip-tls-verify",
        "skip tls certificate checks for the plugin download");
    f.add(plainHttp, "plain-http", "use insecure HTTP connections for the plugin download");
    f.add(username, "username", "registry username");
    f.add(password, "password", "registry password");
  }

  @Override
  public void run(Command command, List<String> args) {
    PluginInstallRequest request =
        new PluginInstallRequest(
            args.get(0),
            version.get(),
            verify.get(),
            keyring.get(),
            new ConnectionOptions(
                username.get(),
                password.get(),
                certFile.get(),
                keyFile.get(),
                caFile.get(),
                insecureSkipTlsVerify.get(),
                plainHttp.get(),
                false));
    PluginInstall.of(ActionSettings.of(context), PluginPlaces.forVerb(context))
        .run(request, new PrintedLines(context.out()));
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return args.isEmpty() ? Completions.files() : Completions.noMoreArgs();
  }
}
