package dev.chartwright.cli.cmd;

import dev.chartwright.action.ConnectionOptions;
import dev.chartwright.action.SourceDateEpoch;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.golang.path.Path;
import dev.chartwright.repo.downloader.ChartVerifier;
import dev.chartwright.repo.downloader.dependency.DependencyRequest;
import dev.chartwright.repo.downloader.dependency.PinPolicy;
import java.util.List;

/** The flags that {@code dependency update} and {@code dependency build} share. */
final class DependencyFlags {
  private final CommandContext context;
  private final DownloadFlags download = new DownloadFlags();
  private final BoolValue verify = BoolValue.off();
  private final StringValue keyring;
  private final BoolValue skipRefresh = BoolValue.off();
  private final BoolValue recursive = BoolValue.off();

  DependencyFlags(CommandContext context) {
    this.context = context;
    this.keyring = StringValue.of(Keyring.defaultPath(context));
  }

  /** Declares the flags. */
  void addTo(FlagSet f) {
    download.addTo(f);
    f.add(verify, "verify", "verify the packages against signatures");
    f.add(keyring, "keyring", "keyring containing public keys");
    f.add(skipRefresh, "skip-refresh", "do not refresh the local repository cache");
    if (context.program().extras()) {
      f.add(
          recursive,
          "recursive",
          "work on the chart folders that the chart depends on by file:// first, and on theirs");
    }
  }

  /** How registries are reached. */
  ConnectionOptions connection() {
    return download.connection();
  }

  /** What to do for the chart that the arguments name. */
  DependencyRequest request(List<String> args) {
    DependencyRequest request =
        DependencyRequest.of(args.isEmpty() ? "." : Path.clean(args.get(0)));
    if (verify.get()) {
      request = request.withVerifier(new ChartVerifier(keyring.get(), context.clock()));
    }
    return request
        .withSourceDateEpoch(SourceDateEpoch.of(context.env()))
        .withSkipRefresh(skipRefresh.get())
        .withRecursive(recursive.get())
        .withPins(context.program().extras() ? PinPolicy.CHECK : PinPolicy.IGNORE);
  }
}
