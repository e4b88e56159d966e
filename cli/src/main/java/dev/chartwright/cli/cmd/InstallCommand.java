package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cancellation;
import dev.chartwright.action.Cluster;
import dev.chartwright.action.DryRun;
import dev.chartwright.action.Install;
import dev.chartwright.action.InstallRequest;
import dev.chartwright.action.ReleaseEvents;
import dev.chartwright.action.Settings;
import dev.chartwright.action.Surroundings;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.ExitException;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.output.BrokenPipeException;
import dev.chartwright.cli.output.ReleaseText;
import dev.chartwright.kube.wait.WaitListener;
import dev.chartwright.release.Release;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code install}: installs a chart. */
final class InstallCommand implements CommandBody {
  private static final String LONG =
      """

      This command installs a chart archive.

      The install argument must be a chart reference, a path to a packaged chart,
      a path to an unpacked chart directory or a URL.

      To override values in a chart, use either the '--values' flag and pass in a file
      or use the '--set' flag and pass configuration from the command line, to force
      a string value use '--set-string'. You can use '--set-file' to set individual
      values from a file when the value itself is too long for the command line
      or is dynamically generated. You can also use '--set-json' to set json values
      (scalars/objects/arrays) from the command line. Additionally, you can use '--set-json' and passing json object as a string.

          $ helm install -f myvalues.yaml myredis ./redis

      or

          $ helm install --set name=prod myredis ./redis

      or

          $ helm install --set-string long_int=1234567890 myredis ./redis

      or

          $ helm install --set-file my_script=dothings.sh myredis ./redis

      or

          $ helm install --set-json 'master.sidecars=[{"name":"sidecar","image":"myImage","imagePullPolicy":"Always","ports":[{"name":"portname","containerPort":1234}]}]' myredis ./redis

      or

          $ helm install --set-json '{"master":{"sidecars":[{"name":"sidecar","image":"myImage","imagePullPolicy":"Always","ports":[{"name":"portname","containerPort":1234}]}]}}' myredis ./redis

      You can specify the '--values'/'-f' flag multiple times. The priority will be given to the
      last (right-most) file specified. For example, if both myvalues.yaml and override.yaml
      contained a key called 'Test', the value set in override.yaml would take precedence:

          $ helm install -f myvalues.yaml -f override.yaml  myredis ./redis

      You can specify the '--set' flag multiple times. The priority will be given to the
      last (right-most) set specified. For example, if both 'bar' and 'newbar' values are
      set for a key called 'foo', the 'newbar' value would take precedence:

          $ helm install --set foo=bar --set foo=newbar  myredis ./redis

      Similarly, in the following example 'foo' is set to '["four"]':

          $ helm install --set-json='foo=["one", "two", "three"]' --set-json='foo=["four"]' myredis ./redis

      And in the following example, 'foo' is set to '{"key1":"value1","key2":"bar"}':

          $ helm install --set-json='foo={"key1":"value1","key2":"value2"}' --set-json='foo.key2="bar"' myredis ./redis

      To check the generated manifests of a release without installing the chart,
      the --debug and --dry-run flags can be combined.

      The --dry-run flag will output all generated chart manifests, including Secrets
      which can contain sensitive values. To hide Kubernetes Secrets use the
      --hide-secret flag. Please carefully consider how and when these flags are used.

      If --verify is set, the chart MUST have a provenance file, and the provenance
      file MUST pass all verification steps.

      There are six different ways you can express the chart you want to install:

      1. By chart reference: helm install mymaria example/mariadb
      2. By path to a packaged chart: helm install mynginx ./nginx-1.2.3.tgz
      3. By path to an unpacked chart directory: helm install mynginx ./nginx
      4. By absolute URL: helm install mynginx https://example.com/charts/nginx-1.2.3.tgz
      5. By chart reference and repo url: helm install --repo https://example.com/charts/ mynginx nginx
      6. By OCI registries: helm install mynginx --version 1.2.3 oci://example.com/charts/nginx

      CHART REFERENCES

      A chart reference is a convenient way of referencing a chart in a chart repository.

      When you use a chart reference with a repo prefix ('example/mariadb'), Helm will look in the local
      configuration for a chart repository named 'example', and will then look for a
      chart in that repository whose name is 'mariadb'. It will install the latest stable version of that chart
      until you specify '--devel' flag to also include development version (alpha, beta, and release candidate releases), or
      supply a version number with the '--version' flag.

      To see the list of chart repositories, use 'helm repo list'. To search for
      charts in a repository, use 'helm search'.
      """;

  private final CommandContext context;
  private final InstallFlags install;
  private final DryRunFlag dryRun = DryRunFlag.ofChange();
  private final PostRendererFlags postRenderer;
  private final BoolValue hideSecret = BoolValue.off();
  private final OutputValue output = OutputValue.table();
  private final WaitReportFlag waitReport;
  private final OriginFlag origin = new OriginFlag();
  private final LeaseFlag lease;
  private final ChunkedRecordsFlag records = new ChunkedRecordsFlag();

  InstallCommand(CommandContext context) {
    this.context = context;
    this.postRenderer = new PostRendererFlags(context);
    this.install = new InstallFlags(context);
    this.waitReport = new WaitReportFlag(context);
    this.lease = new LeaseFlag(context);
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.minimumNArgs(1));
    FlagSet f = command.flags();
    install.addTo(f, false);
    dryRun.addTo(f);
    postRenderer.addTo(f);
    f.add(hideSecret, "hide-secret", "hide Kubernetes Secrets when also using the --dry-run flag");
    output.addTo(f);
    waitReport.addTo(f);
    origin.addTo(f, context);
    lease.addTo(f);
    records.addTo(f, context);
  }

  @Override
  public void run(Command command, List<String> args) {
    install.checkConnection(args);
    DryRun strategy = dryRun.strategy(context.log());
    Release made;
    try {
      install.logVersion();
      install.checkArguments(args, true);
      made =
          install(
              context,
              args.get(0),
              install.installation(
                  args, postRenderer.rendering(), strategy, hideSecret.get(), origin.record()),
              waitReport.listener(output.isJson()),
              records,
              lease);
    } catch (BrokenPipeException | ExitException e) {
      throw e;
    } catch (RuntimeException e) {
      throw CommandException.of("INSTALLATION FAILED: " + e.getMessage());
    }
    output.print(
        ReleaseText.of(made).debug(context.settings().debug()).hideNotes(install.hideNotes()),
        context);
  }

  /**
   * Installs a chart; a signal cancels it.
   *
   * @param name what the user calls the release
   * @param waits hears how waiting goes
   */
  static Release install(
      CommandContext context,
      String name,
      InstallRequest request,
      WaitListener waits,
      ChunkedRecordsFlag records,
      LeaseFlag lease) {
    Settings settings = ActionSettings.of(context);
    Surroundings surroundings = new Surroundings(context.clock(), context.in());
    Cancellation cancellation = Cancellation.create();
    ReleaseEvents events = ReleaseVerbs.events(context, cancellation);
    CancelOnSignal signals = CancelOnSignal.of(context, name, cancellation, waits);
    try {
      if (request.change().triesOffline()) {
        return Install.offline(settings, surroundings).run(request, events).release();
      }
      try (Cluster cluster = Clusters.open(context, waits, records)) {
        return lease
            .applied(Install.of(cluster, settings, surroundings))
            .run(request, events)
            .release();
      }
    } finally {
      signals.close();
    }
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return install.complete(args, toComplete);
  }

  @Override
  public @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return flag.name().equals("version")
        ? install.completeVersion(args)
        : OutputValue.complete(flag);
  }
}
