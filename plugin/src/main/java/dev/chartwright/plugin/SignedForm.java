package dev.chartwright.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says, under the names of Helm's Go fields: a provenance file bears it so.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/sign.go}, {@code SignPlugin}.
 */
final class SignedForm {
  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  private SignedForm() {}

  static SignedForm of(String apiVersion, Fields manifest) {
    SignedForm form = new SignedForm();
    form.fields.put("APIVersion", apiVersion);
    form.fields.put("Name", manifest.text("name"));
    form.fields.put("Type", manifest.text("type"));
    form.fields.put("Runtime", manifest.text("runtime"));
    form.fields.put("Version", manifest.text("version"));
    form.fields.put("SourceURL", manifest.text("sourceURL"));
    return form;
  }

  Map<String, @Nullable Object> fields() {
    return fields;
  }

  void cli(Fields config) {
    cli(
        config.text("usage"),
        config.text("shortHelp"),
        config.text("longHelp"),
        config.flag("ignoreFlags"));
  }

  private void cli(String usage, String shortHelp, String longHelp, boolean ignoreFlags) {
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("Usage", usage);
    made.put("ShortHelp", shortHelp);
    made.put("LongHelp", longHelp);
    made.put("IgnoreFlags", ignoreFlags);
    fields.put("Config", made);
  }

  void getter(boolean given, List<String> protocols) {
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
    made.put("Protocols", given ? protocols : null);
    fields.put("Config", made);
  }

  void empty() {
    fields.put("Config", Map.of());
  }

  void extism(Fields config) {
    Fields memory = config.struct("memory");
    Map<String, Object> limits = new LinkedHashMap<>();
    limits.put("MaxPages", memory.number("maxPages"));
    limits.put("MaxHTTPResponseBytes", memory.number("maxHttpResponseBytes"));
    limits.put("MaxVarBytes", memory.number("maxVarBytes"));
    Map<String, @Nullable Object> free = null;
    if (config.has("config")) {
      free = new LinkedHashMap<>();
      for (Map.Entry<String, @Nullable Object> each : config.map("config").entrySet()) {
        free.put(each.getKey(), each.getValue() instanceof String text ? text : "");
      }
    }
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
    made.put("Memory", limits);
    made.put("Config", free);
    made.put("AllowedHosts", texts(config, "allowedHosts"));
    made.put(
        "FileSystem", Map.of("CreateTempDir", config.struct("fileSystem").flag("createTempDir")));
    made.put("Timeout", config.number("timeout"));
    made.put("HostFunctions", texts(config, "hostFunctions"));
    made.put("EntryFuncName", config.text("entryFuncName"));
    fields.put("RuntimeConfig", made);
  }

  void subprocess(Fields config) {
    List<@Nullable Object> protocols = null;
    if (config.has("protocolCommands")) {
      protocols = new ArrayList<>();
      for (Fields each : config.structs("protocolCommands")) {
        protocols.add(protocol(texts(each, "protocols"), commands(each, "platformCommand")));
      }
    }
    program(commands(config, "platformCommand"), hooks(config), protocols);
  }

  void legacy(PluginMetadata metadata, Fields manifest) {
    fields.put("Type", metadata.type());
    fields.put("Runtime", metadata.runtime());
    fields.put("SourceURL", "");
    if (metadata.config() instanceof PluginConfig.Cli cli) {
      cli(cli.usage(), cli.shortHelp(), cli.longHelp(), cli.ignoreFlags());
    } else if (metadata.config() instanceof PluginConfig.Getter getter) {
      getter(true, getter.protocols());
    }
    List<@Nullable Object> commands = commands(manifest, "platformCommand");
    if ((commands == null || commands.isEmpty()) && !manifest.text("command").isEmpty()) {
      commands = new ArrayList<>();
      commands.add(command("", "", manifest.text("command"), null));
    }
    Map<String, @Nullable Object> hooks = hooks(manifest);
    Map<String, @Nullable Object> old = manifest.map("hooks");
    if ((hooks == null || hooks.isEmpty()) && !old.isEmpty()) {
      hooks = new LinkedHashMap<>();
      for (Map.Entry<String, @Nullable Object> each : old.entrySet()) {
        String script = each.getValue() instanceof String text ? text : "";
        hooks.put(each.getKey(), List.of(command("", "", "sh", List.of("-c", script))));
      }
    }
    List<@Nullable Object> protocols = null;
    for (Fields each : manifest.structs("downloaders")) {
      protocols = protocols == null ? new ArrayList<>() : protocols;
      List<@Nullable Object> one = new ArrayList<>();
      one.add(command("", "", each.text("command"), null));
      protocols.add(protocol(texts(each, "protocols"), one));
    }
    program(commands, hooks, protocols);
  }

  private void program(
      @Nullable List<@Nullable Object> commands,
      @Nullable Map<String, @Nullable Object> hooks,
      @Nullable List<@Nullable Object> protocols) {
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
    made.put("PlatformCommand", commands);
    made.put("PlatformHooks", hooks);
    made.put("ProtocolCommands", protocols);
    fields.put("RuntimeConfig", made);
  }

  private static Map<String, @Nullable Object> protocol(
      @Nullable Object protocols, @Nullable Object commands) {
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
    made.put("Protocols", protocols);
    made.put("PlatformCommand", commands);
    return made;
  }

  private static @Nullable Map<String, @Nullable Object> hooks(Fields from) {
    if (!from.has("platformHooks")) {
      return null;
    }
    Fields declared = from.struct("platformHooks");
    Map<String, @Nullable Object> hooks = new LinkedHashMap<>();
    for (Object event : declared.values().keySet()) {
      hooks.put((String) event, commands(declared, (String) event));
    }
    return hooks;
  }

  private static @Nullable List<@Nullable Object> commands(Fields from, String name) {
    if (!from.has(name)) {
      return null;
    }
    List<@Nullable Object> commands = new ArrayList<>();
    for (Fields each : from.structs(name)) {
      commands.add(
          command(each.text("os"), each.text("arch"), each.text("command"), texts(each, "args")));
    }
    return commands;
  }

  private static Map<String, @Nullable Object> command(
      String os, String arch, String command, @Nullable Object args) {
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
    made.put("OperatingSystem", os);
    made.put("Architecture", arch);
    made.put("Command", command);
    made.put("Args", args);
    return made;
  }

  private static @Nullable List<String> texts(Fields from, String name) {
    return from.has(name) ? from.texts(name) : null;
  }
}
