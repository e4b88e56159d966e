package dev.chartwright.cli.cmd;

import dev.chartwright.action.PluginPackage;
import dev.chartwright.action.PluginPackageRequest;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import java.util.List;

/** {@code plugin package}: makes an archive of a plugin. */
final class PluginPackageCommand implements CommandBody {
  private static final String LONG =
      """

      This command packages a Helm plugin directory into a tarball.

      By default, the command will generate a provenance file signed with a PGP key.
      This ensures the plugin can be verified after installation.

      Use --sign=false to skip signing (not recommended for distribution).
      """;

  private final CommandContext context;
  private final BoolValue sign = BoolValue.of(true);
  private final StringValue key = StringValue.empty();
  private final StringValue keyring;
  private final StringValue passphraseFile = StringValue.empty();
  private final StringValue destination = StringValue.of(".");

  PluginPackageCommand(CommandContext context) {
    this.context = context;
    this.keyring = StringValue.of(Keyring.defaultPath(context));
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.exactArgs(1));
    FlagSet f = command.flags();
    f.add(sign, "sign", "use a PGP private key to sign this plugin");
    f.add(key, "key", "name of the key to use when signing. Used if --sign is true");
    f.add(keyring, "keyring", "location of a public keyring");
    f.add(
        passphraseFile,
        "passphrase-file",
        "location of a file which contains the passphrase for the signing key. Use "
            + "\"-\" to read from stdin.");
    f.add(destination, "destination", 'd', "location to write the plugin tarball.");
  }

  @Override
  public void run(Command command, List<String> args) {
    PluginPackageRequest request =
        new PluginPackageRequest(
            args.get(0), destination.get(), sign.get(), keyring.get(), key.get());
    PluginPackage.of(PluginPlaces.of(context), context.clock())
        .run(
            request,
            Passphrases.of(context, passphraseFile.get())::whole,
            new PrintedLines(context.out()));
  }
}
