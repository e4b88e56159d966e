package dev.chartwright.cli.cmd;

import dev.chartwright.action.ConnectionOptions;
import dev.chartwright.action.RegistryTags;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import java.util.List;

/** {@code registry tags}: lists the tags of a chart in a registry, one a line. */
final class RegistryTagsCommand implements CommandBody {
  private static final String LONG =
      """

      List the tags of a chart in a registry, one a line, as the registry has them. Tags
      that are versions come first, the highest at the top.
      """;

  private final CommandContext context;
  private final StringValue certFile = StringValue.empty();
  private final StringValue keyFile = StringValue.empty();
  private final StringValue caFile = StringValue.empty();
  private final BoolValue insecureSkipTlsVerify = BoolValue.off();
  private final BoolValue plainHttp = BoolValue.off();
  private final StringValue username = StringValue.empty();
  private final StringValue password = StringValue.empty();

  RegistryTagsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(certFile, "cert-file", "identify registry client using this SSL certificate file");
    f.add(keyFile, "key-file", "identify registry client using this SSL key file");
    f.add(caFile, "ca-file", "verify certificates of HTTPS-enabled servers using this CA bundle");
    f.add(insecureSkipTlsVerify, "insecure-skip-tls-verify", "skip tls certificate checks");
    f.add(plainHttp, "plain-http", "use insecure HTTP connections");
    f.add(username, "username", "registry username");
    f.add(password, "password", "registry password");
  }

  @Override
  public void run(Command command, List<String> args) {
    ConnectionOptions connection =
        new ConnectionOptions(
            username.get(),
            password.get(),
            certFile.get(),
            keyFile.get(),
            caFile.get(),
            insecureSkipTlsVerify.get(),
            plainHttp.get(),
            false);
    for (String tag : RegistryTags.of(ActionSettings.of(context)).run(args.get(0), connection)) {
      context.out().println(tag);
    }
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.none();
  }
}
