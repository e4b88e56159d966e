package dev.chartwright.cli.cmd;

import dev.chartwright.action.ConnectionOptions;
import dev.chartwright.action.Push;
import dev.chartwright.action.PushRequest;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Directive;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.registry.PushResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code push}: uploads a chart to a registry. */
final class PushCommand implements CommandBody {
  private static final String LONG =
      """

      Upload a chart to a registry.

      If the chart has an associated provenance file,
      it will also be uploaded.
      """;

  private final CommandContext context;
  private final StringValue certFile = StringValue.empty();
  private final StringValue keyFile = StringValue.empty();
  private final StringValue caFile = StringValue.empty();
  private final BoolValue insecureSkipTlsVerify = BoolValue.off();
  private final BoolValue plainHttp = BoolValue.off();
  private final StringValue username = StringValue.empty();
  private final StringValue password = StringValue.empty();
  private final ResultFormat format = new ResultFormat();

  PushCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.minimumNArgs(2));
    FlagSet f = command.flags();
    f.add(certFile, "cert-file", "identify registry client using this SSL certificate file");
    f.add(keyFile, "key-file", "identify registry client using this SSL key file");
    f.add(caFile, "ca-file", "verify certificates of HTTPS-enabled servers using this CA bundle");
    f.add(
        insecureSkipTlsVerify,
        "insecure-skip-tls-verify",
        "skip tls certificate checks for the chart upload");
    f.add(plainHttp, "plain-http", "use insecure HTTP connections for the chart upload");
    f.add(username, "username", "chart repository username where to locate the requested chart");
    f.add(password, "password", "chart repository password where to locate the requested chart");
    format.addTo(f, context);
  }

  @Override
  public void run(Command command, List<String> args) {
    PushRequest request =
        PushRequest.of(args.get(0), args.get(1))
            .withConnection(
                new ConnectionOptions(
                    username.get(),
                    password.get(),
                    certFile.get(),
                    keyFile.get(),
                    caFile.get(),
                    insecureSkipTlsVerify.get(),
                    plainHttp.get(),
                    false));
    PushResult result =
        Push.of(ActionSettings.of(context), LocalZone.of(context.env()))
            .run(request, Registries.events(context, format.json()));
    if (format.json()) {
      context.out().println(ResultJson.of(result.reference().toString(), result.manifest()));
    }
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return switch (args.size()) {
      case 0 -> Completions.files();
      case 1 -> new Completions(List.of("oci://"), Directive.NO_FILES | Directive.NO_SPACE);
      default -> Completions.noMoreArgs();
    };
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return ResultFormat.complete(flag);
  }
}
