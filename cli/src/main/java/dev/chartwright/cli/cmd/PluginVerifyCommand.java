package dev.chartwright.cli.cmd;

import dev.chartwright.action.PluginVerify;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.provenance.Verification;
import java.util.List;

/** {@code plugin verify}: checks the signature of a plugin. */
final class PluginVerifyCommand implements CommandBody {
  private static final String LONG =
      """

      This command verifies that a Helm plugin has a valid provenance file,
      and that the provenance file is signed by a trusted PGP key.

      It supports both:
      - Plugin tarballs (.tgz or .tar.gz files)
      - Installed plugin directories

      For installed plugins, use the path shown by 'helm env HELM_PLUGINS' followed
      by the plugin name. For example:
        helm plugin verify ~/.local/share/helm/plugins/example-cli

      To generate a signed plugin, use the 'helm plugin package --sign' command.
      """;

  private final CommandContext context;
  private final StringValue keyring;

  PluginVerifyCommand(CommandContext context) {
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
    Verification verification = PluginVerify.run(args.get(0), keyring.get(), context.clock());
    ByteSink out = context.out();
    for (String name : verification.identities()) {
      out.println("Signed by: " + name);
    }
    out.println("Using Key With Fingerprint: " + verification.fingerprint());
    out.println("Plugin Hash Verified: " + verification.fileHash());
  }
}
