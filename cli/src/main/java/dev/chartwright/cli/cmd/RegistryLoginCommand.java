package dev.chartwright.cli.cmd;

import dev.chartwright.action.ConnectionOptions;
import dev.chartwright.action.RegistryLogin;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import java.util.List;

/** {@code registry login}: keeps credentials for a registry. */
final class RegistryLoginCommand implements CommandBody {
  private static final String LONG =
      """

      Authenticate to a remote registry.

      For example for Github Container Registry:

          echo "$GITHUB_TOKEN" | helm registry login ghcr.io -u $GITHUB_USER --password-stdin
      """;

  private final CommandContext context;
  private final StringValue username = StringValue.empty();
  private final StringValue password = StringValue.empty();
  private final BoolValue passwordStdin = BoolValue.off();
  private final BoolValue insecure = BoolValue.off();
  private final StringValue certFile = StringValue.empty();
  private final StringValue keyFile = StringValue.empty();
  private final StringValue caFile = StringValue.empty();
  private final BoolValue plainHttp = BoolValue.off();

  RegistryLoginCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.minimumNArgs(1));
    FlagSet f = command.flags();
    f.add(username, "username", 'u', "registry username");
    f.add(password, "password", 'p', "registry password or identity token");
    f.add(passwordStdin, "password-stdin", "read password or identity token from stdin");
    f.add(insecure, "insecure", "allow connections to TLS registry without certs");
    f.add(certFile, "cert-file", "identify registry client using this SSL certificate file");
    f.add(keyFile, "key-file", "identify registry client using this SSL key file");
    f.add(caFile, "ca-file", "verify certificates of HTTPS-enabled servers using this CA bundle");
    f.add(plainHttp, "plain-http", "use insecure HTTP connections for the chart upload");
  }

  @Override
  public void run(Command command, List<String> args) {
    Login asked = Login.of(context, username.get(), password.get(), passwordStdin.get());
    ConnectionOptions connection =
        new ConnectionOptions(
            asked.username(),
            asked.password(),
            certFile.get(),
            keyFile.get(),
            caFile.get(),
            insecure.get(),
            plainHttp.get(),
            false);
    RegistryLogin.of(ActionSettings.of(context))
        .run(args.get(0), connection, Registries.events(context, false));
    context.out().println("Login Succeeded");
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.none();
  }
}
