package dev.chartwright.cli.cmd;

import dev.chartwright.action.ChartSigner;
import dev.chartwright.action.DependencyUpdate;
import dev.chartwright.action.Package;
import dev.chartwright.action.PackageRequest;
import dev.chartwright.action.SourceDateEpoch;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.golang.os.Os;
import dev.chartwright.repo.downloader.dependency.DependencyEvents;
import dev.chartwright.repo.downloader.dependency.DependencyRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code package}: makes archives of charts. */
final class PackageCommand implements CommandBody {
  private static final String LONG =
      """

      This command packages a chart into a versioned chart archive file. If a path
      is given, this will look at that path for a chart (which must contain a
      Chart.yaml file) and then package that directory.

      Versioned chart archives are used by Helm package repositories.

      To sign a chart, use the '--sign' flag. In most cases, you should also
      provide '--keyring path/to/secret/keys' and '--key keyname'.

        $ helm package --sign ./mychart --key mykey --keyring ~/.gnupg/secring.gpg

      If '--keyring' is not specified, Helm usually defaults to the public keyring
      unless your environment is otherwise configured.
      """;

  private final CommandContext context;
  private final DownloadFlags download = new DownloadFlags();
  private final BoolValue sign = BoolValue.off();
  private final StringValue key = StringValue.empty();
  private final StringValue keyring;
  private final StringValue passphraseFile = StringValue.empty();
  private final StringValue version = StringValue.empty();
  private final StringValue appVersion = StringValue.empty();
  private final StringValue destination = StringValue.of(".");
  private final BoolValue dependencyUpdate = BoolValue.off();

  PackageCommand(CommandContext context) {
    this.context = context;
    this.keyring = StringValue.of(Keyring.defaultPath(context));
  }

  @Override
  public void define(Command command) {
    command.longText(LONG);
    FlagSet f = command.flags();
    download.addTo(f);
    f.add(sign, "sign", "use a PGP private key to sign this package");
    f.add(key, "key", "name of the key to use when signing. Used if --sign is true");
    f.add(keyring, "keyring", "location of a public keyring");
    f.add(
        passphraseFile,
        "passphrase-file",
        "location of a file which contains the passphrase for the signing key. Use "
            + "\"-\" in order to read from stdin.");
    f.add(version, "version", "set the version on the chart to this semver version");
    f.add(appVersion, "app-version", "set the appVersion on the chart to this version");
    f.add(destination, "destination", 'd', "location to write the chart.");
    f.add(
        dependencyUpdate,
        "dependency-update",
        'u',
        "update dependencies from \"Chart.yaml\" to dir \"charts/\" before packaging");
  }

  @Override
  public void run(Command command, List<String> args) {
    if (args.isEmpty()) {
      throw CommandException.of("need at least one argument, the path to the chart");
    }
    Optional<Instant> epoch = SourceDateEpoch.of(context.env());
    if (sign.get()) {
      if (key.get().isEmpty()) {
        throw CommandException.of("--key is required for signing a package");
      }
      if (keyring.get().isEmpty()) {
        throw CommandException.of("--keyring is required for signing a package");
      }
    }
    Package verb = Package.of(ActionSettings.of(context), context.clock());
    verb.check(download.connection());
    Optional<ChartSigner> signer =
        sign.get()
            ? Optional.of(
                ChartSigner.of(
                    keyring.get(),
                    key.get(),
                    Passphrases.of(context, passphraseFile.get()),
                    context.clock()))
            : Optional.empty();
    for (String path : args) {
      Os.stat(path);
      if (dependencyUpdate.get()) {
        updateDependencies(Os.abs(path), epoch);
      }
      String archive =
          verb.run(
              new PackageRequest(
                  path, version.get(), appVersion.get(), destination.get(), epoch, signer));
      context.out().println("Successfully packaged chart and saved it to: " + archive);
    }
  }

  /** Helm says nothing about it, but the registry client does. */
  private void updateDependencies(String chart, Optional<Instant> epoch) {
    DependencyUpdate.of(ActionSettings.of(context), context.clock())
        .run(
            DependencyRequest.of(chart).withSourceDateEpoch(epoch),
            download.connection(),
            DependencyEvents.NONE,
            Registries.events(context, false));
  }
}
