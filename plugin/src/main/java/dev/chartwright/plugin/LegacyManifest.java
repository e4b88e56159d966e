package dev.chartwright.plugin;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.unicode.Runes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@code plugin.yaml} in its old form, without {@code apiVersion}.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/metadata_legacy.go}, {@code metadata.go}.
 */
final class LegacyManifest {
  private static final String API_VERSION = "legacy";

  private final Fields manifest;

  private LegacyManifest(Fields manifest) {
    this.manifest = manifest;
  }

  static PluginManifest read(Fields manifest) {
    return new LegacyManifest(manifest).read();
  }

  private PluginManifest read() {
    String name = manifest.text("name");
    String version = manifest.text("version");
    if (!ManifestReader.isName(name)) {
      throw new PluginException(
          "invalid plugin name "
              + Quote.quote(name)
              + ": must contain only a-z, A-Z, 0-9, _ and -");
    }
    if (!version.isEmpty() && !ManifestReader.isVersion(version)) {
      throw new PluginException(
          "invalid plugin version " + Quote.quote(version) + ": must be valid semver");
    }
    boolean hasPlatformCommand = !manifest.structs("platformCommand").isEmpty();
    if (hasPlatformCommand && !manifest.text("command").isEmpty()) {
      throw new PluginException("both platformCommand and command are set");
    }
    Map<String, List<PlatformCommand>> hooks = ManifestReader.hooks(manifest);
    Map<String, Object> oldHooks = manifest.map("hooks");
    if (!hooks.isEmpty() && !oldHooks.isEmpty()) {
      throw new PluginException("both platformHooks and hooks are set");
    }
    List<Fields> downloaders = manifest.structs("downloaders");
    check(downloaders);
    boolean expand = true;
    if (hooks.isEmpty() && !oldHooks.isEmpty()) {
      expand = false;
      hooks = new LinkedHashMap<>();
      for (Map.Entry<String, Object> each : oldHooks.entrySet()) {
        String script = each.getValue() instanceof String text ? text : "";
        hooks.put(each.getKey(), List.of(PlatformCommand.any("sh", List.of("-c", script))));
      }
    }
    List<PlatformCommand> commands = ManifestReader.commands(manifest.structs("platformCommand"));
    if (commands.isEmpty() && !manifest.text("command").isEmpty()) {
      commands = List.of(PlatformCommand.any(manifest.text("command"), List.of()));
    }
    String usage = printable(manifest.text("usage"));
    PluginConfig config =
        downloaders.isEmpty()
            ? new PluginConfig.Cli(
                "", usage, manifest.text("description"), manifest.flag("ignoreFlags"))
            : new PluginConfig.Getter(schemes(downloaders));
    PluginMetadata metadata =
        new PluginMetadata(
            API_VERSION,
            name,
            downloaders.isEmpty() ? PluginMetadata.CLI : PluginMetadata.GETTER,
            "subprocess",
            version,
            "",
            config,
            new RuntimeConfig.Subprocess(commands, hooks, getters(downloaders), expand));
    SignedForm signed = SignedForm.of(API_VERSION, manifest);
    signed.legacy(metadata, manifest);
    return ManifestReader.checked(metadata, signed);
  }

  private static void check(List<Fields> downloaders) {
    for (int i = 0; i < downloaders.size(); i++) {
      Fields downloader = downloaders.get(i);
      if (downloader.text("command").isEmpty()) {
        throw new PluginException("downloader " + i + " has empty command");
      }
      List<String> protocols = downloader.texts("protocols");
      if (protocols.isEmpty()) {
        throw new PluginException("downloader " + i + " has no protocols");
      }
      int empty = protocols.indexOf("");
      if (empty >= 0) {
        throw new PluginException("downloader " + i + " has empty protocol at index " + empty);
      }
    }
  }

  private static List<String> schemes(List<Fields> downloaders) {
    List<String> schemes = new ArrayList<>();
    for (Fields downloader : downloaders) {
      schemes.addAll(downloader.texts("protocols"));
    }
    return schemes;
  }

  private static List<ProtocolCommand> getters(List<Fields> downloaders) {
    List<ProtocolCommand> getters = new ArrayList<>();
    for (Fields downloader : downloaders) {
      getters.add(
          new ProtocolCommand(
              downloader.texts("protocols"),
              List.of(PlatformCommand.any(downloader.text("command"), List.of()))));
    }
    return getters;
  }

  /** The text with every kind of space as a blank and without what cannot be printed. */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (Runes.isSpace(codePoint)) {
        out.append(' ');
      } else if (Runes.isPrint(codePoint)) {
        out.appendCodePoint(codePoint);
      }
    }
    return out.toString();
  }
}
