package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.HelmPath;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Require;
import java.util.List;

/** {@code about}: our own version, the Java that runs us, and where things are kept. */
final class AboutCommand implements CommandBody {
  private static final String LONG =
      """

      Show what Helm does not know of: the version of Chartwright, the Java runtime it
      runs on, and the directories that it shares with Helm.
      """;

  private final CommandContext context;

  AboutCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.noArgs());
  }

  @Override
  public void run(Command command, List<String> args) {
    HelmPath paths = context.settings().paths();
    Runtime runtime = Runtime.getRuntime();
    line("Chartwright", OwnVersion.read());
    line("Helm", BuildInfo.HELM.version() + " (what we behave like)");
    line("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    line("Java home", System.getProperty("java.home"));
    line("Class archive", archive(System.getProperty("java.vm.info", "")));
    line("Memory limit", runtime.maxMemory() / (1024 * 1024) + " MiB");
    line("Cache", paths.cache(""));
    line("Configuration", paths.config(""));
    line("Data", paths.data(""));
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.noMoreArgs();
  }

  private static String archive(String vmInfo) {
    return vmInfo.contains("sharing") ? "in use" : "not in use";
  }

  private void line(String name, String value) {
    context.out().println(name + " ".repeat(Math.max(1, 16 - name.length())) + value);
  }
}
