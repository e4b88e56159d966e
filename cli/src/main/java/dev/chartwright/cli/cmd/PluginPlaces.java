package dev.chartwright.cli.cmd;

import dev.chartwright.action.PluginVerbSettings;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.HelmPath;
import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.plugin.Platform;
import dev.chartwright.plugin.PluginSettings;
import dev.chartwright.plugin.PluginStreams;
import dev.chartwright.plugin.ProcessCall;
import dev.chartwright.plugin.ProcessResult;
import dev.chartwright.plugin.Processes;
import dev.chartwright.plugin.SystemProcesses;
import dev.chartwright.plugin.install.InstallPlaces;
import java.io.FileDescriptor;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where plugins lie, and what they get to see. */
final class PluginPlaces {
  private PluginPlaces() {}

  static PluginSettings of(CommandContext context) {
    return new PluginSettings(
        context.settings().plugins(),
        context.settings().paths().cache(""),
        context.env(),
        new Variables(context),
        Platform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", "")),
        new Children(context.out(), context.err(), context.in()),
        context.log());
  }

  static PluginVerbSettings forVerb(CommandContext context) {
    HelmPath paths = context.settings().paths();
    String temporary = context.env().getOrDefault("TMPDIR", "");
    return new PluginVerbSettings(
        of(context),
        new InstallPlaces(
            context.settings().plugins(),
            paths.data(""),
            paths.cache(""),
            temporary.isEmpty() ? "/tmp" : temporary),
        context.clock());
  }

  /** What {@code env} prints, read when a plugin is started: flags may have changed it. */
  private record Variables(CommandContext context) implements Supplier<Map<String, String>> {
    @Override
    public Map<String, String> get() {
      return context.settings().variables();
    }
  }

  /** Programs that print where we print, after what we printed before. */
  private static final class Children implements Processes {
    private final ByteSink out;
    private final ByteSink err;
    private final InputStream in;
    private @Nullable SystemProcesses processes;

    Children(ByteSink out, ByteSink err, InputStream in) {
      this.out = out;
      this.err = err;
      this.in = in;
    }

    @Override
    public PluginStreams streams() {
      return new PluginStreams(in, out.asStream(), err.asStream());
    }

    @Override
    public ProcessResult run(ProcessCall call) {
      out.flush();
      SystemProcesses made = processes;
      if (made == null) {
        made =
            out.goesTo(FileDescriptor.out) && err.goesTo(FileDescriptor.err)
                ? SystemProcesses.inheriting()
                : SystemProcesses.over(in, out.asStream(), err.asStream());
        processes = made;
      }
      return made.run(call);
    }
  }
}
