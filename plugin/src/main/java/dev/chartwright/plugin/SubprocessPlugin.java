package dev.chartwright.plugin;

import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.plugin.ProcessCall.Input;
import dev.chartwright.plugin.ProcessCall.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plugin that is a program. */
final class SubprocessPlugin implements Plugin {
  private static final String COMPLETION = "plugin.complete";
  private static final Input NOTHING = new Input.Bytes(new byte[0]);

  private final PluginSettings settings;
  private final String directory;
  private final PluginMetadata metadata;
  private final RuntimeConfig.Subprocess config;

  SubprocessPlugin(
      PluginSettings settings,
      String directory,
      PluginMetadata metadata,
      RuntimeConfig.Subprocess config) {
    this.settings = settings;
    this.directory = directory;
    this.metadata = metadata;
    this.config = config;
  }

  @Override
  public String directory() {
    return directory;
  }

  @Override
  public PluginMetadata metadata() {
    return metadata;
  }

  @Override
  public void runCommand(List<String> arguments) {
    Map<String, String> environment = environment();
    environment.putAll(settings.variables().get());
    addOwn(environment);
    List<String> command = prepared(config.platformCommand(), true, environment, "plugin command");
    command.addAll(arguments);
    run(command, environment, new Input.Standard(), Output.STANDARD, Output.STANDARD);
  }

  @Override
  public byte[] get(GetterCall call) {
    ProtocolCommand protocol = protocol(call.protocol());
    if (protocol == null) {
      throw new PluginException("no downloader found for protocol " + Quote.quote(call.protocol()));
    }
    Map<String, String> environment = environment();
    environment.putAll(settings.variables().get());
    addOwn(environment);
    environment.put("HELM_PLUGIN_USERNAME", call.username());
    environment.put("HELM_PLUGIN_PASSWORD", call.password());
    environment.put(
        "HELM_PLUGIN_PASS_CREDENTIALS_ALL", Boolean.toString(call.passCredentialsAll()));
    List<String> command =
        prepared(
            protocol.platformCommand(),
            false,
            environment,
            "commands for protocol " + Quote.quote(call.protocol()));
    command.set(0, Path.join(directory, command.get(0)));
    command.addAll(List.of(call.certFile(), call.keyFile(), call.caFile(), call.href()));
    return run(command, environment, NOTHING, Output.CAPTURED, Output.STANDARD);
  }

  @Override
  public byte[] render(byte[] manifests, List<String> arguments) {
    Map<String, String> environment = environment();
    addOwn(environment);
    List<String> command = prepared(config.platformCommand(), true, environment, "plugin command");
    command.addAll(arguments);
    return run(command, environment, new Input.Bytes(manifests), Output.CAPTURED, Output.DISCARDED);
  }

  @Override
  public byte[] complete(List<String> words) {
    Map<String, String> environment = environment();
    addOwn(environment);
    environment.putAll(settings.environment());
    environment.putAll(settings.variables().get());
    List<String> command = new ArrayList<>();
    command.add(Expansion.expand(directory + "/" + COMPLETION, settings.environment()));
    command.addAll(words);
    return invoke(command, environment, NOTHING, Output.CAPTURED, Output.CAPTURED);
  }

  @Override
  public void runHook(String event) {
    List<PlatformCommand> commands = config.platformHooks().get(event);
    if (commands == null || commands.isEmpty()) {
      return;
    }
    Map<String, String> environment = environment();
    addOwn(environment);
    List<String> command = CommandLine.of(commands, config.expandHookArgs(), environment, settings);
    settings
        .log()
        .debug(
            "executing plugin hook command",
            "pluginName",
            metadata.name(),
            "command",
            CommandLine.shown(command, environment));
    ProcessResult result =
        settings
            .processes()
            .run(
                new ProcessCall(
                    command, environment, null, NOTHING, Output.STANDARD, Output.STANDARD));
    if (result.exitCode() != 0) {
      throw new PluginException(
          "plugin " + event + " hook for " + Quote.quote(metadata.name()) + " exited with error");
    }
  }

  private @Nullable ProtocolCommand protocol(String scheme) {
    for (ProtocolCommand each : config.protocolCommands()) {
      if (each.protocols().contains(scheme)) {
        return each;
      }
    }
    return null;
  }

  private Map<String, String> environment() {
    return new HashMap<>(settings.environment());
  }

  private void addOwn(Map<String, String> environment) {
    environment.put("HELM_PLUGIN_NAME", metadata.name());
    environment.put("HELM_PLUGIN_DIR", directory);
  }

  private List<String> prepared(
      List<PlatformCommand> commands,
      boolean expand,
      Map<String, String> environment,
      String what) {
    try {
      return CommandLine.of(commands, expand, environment, settings);
    } catch (PluginException e) {
      throw new PluginException("failed to prepare " + what + ": " + e.getMessage(), e);
    }
  }

  private byte[] run(
      List<String> command,
      Map<String, String> environment,
      Input input,
      Output output,
      Output errors) {
    settings
        .log()
        .debug(
            "executing plugin command",
            "pluginName",
            metadata.name(),
            "command",
            CommandLine.shown(command, environment));
    return invoke(command, environment, input, output, errors);
  }

  private byte[] invoke(
      List<String> command,
      Map<String, String> environment,
      Input input,
      Output output,
      Output errors) {
    ProcessResult result =
        settings
            .processes()
            .run(new ProcessCall(command, environment, null, input, output, errors));
    if (result.exitCode() != 0) {
      settings
          .log()
          .debug(
              "plugin execution failed",
              "pluginName",
              metadata.name(),
              "error",
              "exit status " + result.exitCode(),
              "exitCode",
              Integer.toString(result.exitCode()),
              "stderr",
              "");
      throw new PluginExitException(metadata.name(), result.exitCode());
    }
    return result.output();
  }
}
