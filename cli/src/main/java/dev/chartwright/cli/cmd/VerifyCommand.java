package dev.chartwright.cli.cmd;

import dev.chartwright.action.Verify;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.repo.downloader.ChartVerifier;
import java.util.List;

/** {@code verify}: checks the signature of a chart. */
final class VerifyCommand implements CommandBody {
  private static final String LONG =
      """

      Verify that the given chart has a valid provenance file.

      Provenance files provide cryptographic verification that a chart has not been
      tampered with, and was packaged by a trusted provider.

      This command can be used to verify a local chart. Several other commands provide
      '--verify' flags that run the same validation. To generate a signed package, use
      the 'helm package --sign' command.
      """;

  private final CommandContext context;
  private final StringValue keyring;

  VerifyCommand(CommandContext context) {
    this.context = context;
    this.keyring = StringValue.of(Keyring.defaultPath(context));
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(keyring, "keyring", "keyring containing public keys");
  }

  @Override
  public void run(Command command, List<String> args) {
    ChartVerifier verifier = new ChartVerifier(keyring.get(), context.clock());
    SignerLines.print(Verify.run(args.get(0), verifier), context.out());
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return args.isEmpty() ? Completions.files() : Completions.noMoreArgs();
  }
}
