package dev.chartwright.plugin;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.yaml.StructDecoder;
import dev.chartwright.golang.yaml.YamlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code plugin.yaml} in its present form, {@code apiVersion: v1}, and decides between the
 * forms.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/loader.go}, {@code metadata_v1.go}.
 */
final class ManifestReader {
  private ManifestReader() {}

  static PluginManifest read(byte[] yaml) {
    String version;
    try {
      version = Fields.of(decoder(ManifestTypes.API_VERSION).decode(yaml)).text("apiVersion");
    } catch (YamlException e) {
      throw new PluginException("failed to peek plugin.yaml API version: " + e.getMessage(), e);
    }
    try {
      return switch (version) {
        case "" -> LegacyManifest.read(Fields.of(decoder(ManifestTypes.LEGACY).decode(yaml)));
        case "v1" -> read(Fields.of(decoder(ManifestTypes.V1).knownFields().decode(yaml)));
        default -> throw new PluginException("invalid plugin apiVersion: " + Quote.quote(version));
      };
    } catch (YamlException e) {
      throw new PluginException(String.valueOf(e.getMessage()), e);
    }
  }

  private static StructDecoder decoder(GoType type) {
    return StructDecoder.into(type);
  }

  private static PluginManifest read(Fields manifest) {
    String name = manifest.text("name");
    String version = manifest.text("version");
    if (!isName(name)) {
      throw new PluginException("invalid plugin `name`");
    }
    if (version.isEmpty()) {
      throw new PluginException("plugin `version` is required");
    }
    if (!isVersion(version)) {
      throw new PluginException(
          "invalid plugin `version` " + Quote.quote(version) + ": must be valid semver");
    }
    if (!manifest.has("type") || manifest.text("type").isEmpty()) {
      throw new PluginException("`type` missing");
    }
    if (manifest.text("runtime").isEmpty()) {
      throw new PluginException("`runtime` missing");
    }
    SignedForm signed = SignedForm.of("v1", manifest);
    try {
      PluginConfig config = config(manifest, signed);
      RuntimeConfig runtime = runtime(manifest, signed);
      PluginMetadata metadata =
          new PluginMetadata(
              "v1",
              name,
              manifest.text("type"),
              manifest.text("runtime"),
              version,
              manifest.text("sourceURL"),
              config,
              runtime);
      return checked(metadata, signed);
    } catch (YamlException | ConversionException e) {
      throw new PluginException("failed to convert MetadataV1 to Metadata: " + e.getMessage(), e);
    }
  }

  /** Refuses a getter for no schemes, as all that is left to check. */
  static PluginManifest checked(PluginMetadata metadata, SignedForm signed) {
    if (metadata.config() instanceof PluginConfig.Getter getter) {
      String complaint = getter.protocols().isEmpty() ? "getter has no protocols" : "";
      int empty = getter.protocols().indexOf("");
      if (empty >= 0) {
        complaint = "getter has empty protocol at index " + empty;
      }
      if (!complaint.isEmpty()) {
        throw new PluginException("config validation failed: " + complaint);
      }
    }
    return new PluginManifest(metadata, signed.fields());
  }

  private static PluginConfig config(Fields manifest, SignedForm signed) {
    String type = manifest.text("type");
    GoType form =
        switch (type) {
          case PluginMetadata.CLI -> ManifestTypes.CLI;
          case PluginMetadata.GETTER -> ManifestTypes.GETTER;
          case PluginMetadata.POST_RENDERER -> ManifestTypes.POST_RENDERER;
          case "test/v1" -> ManifestTypes.TEST;
          default -> throw new ConversionException("unknown plugin type " + Quote.quote(type));
        };
    Fields config =
        Fields.of(decoder(form).knownFields().decodeValue(manifest.struct("config").values()));
    return switch (type) {
      case PluginMetadata.CLI -> {
        signed.cli(config);
        yield new PluginConfig.Cli(
            config.text("usage"),
            config.text("shortHelp"),
            config.text("longHelp"),
            config.flag("ignoreFlags"));
      }
      case PluginMetadata.GETTER -> {
        signed.getter(config.has("protocols"), config.texts("protocols"));
        yield new PluginConfig.Getter(config.texts("protocols"));
      }
      default -> {
        signed.empty();
        yield new PluginConfig.None();
      }
    };
  }

  private static RuntimeConfig runtime(Fields manifest, SignedForm signed) {
    String runtime = manifest.text("runtime");
    GoType form =
        switch (runtime) {
          case "subprocess" -> ManifestTypes.SUBPROCESS;
          case "extism/v1" -> ManifestTypes.EXTISM;
          default ->
              throw new ConversionException(
                  "unsupported plugin runtime type: " + Quote.quote(runtime));
        };
    Fields config;
    try {
      config = Fields.of(decoder(form).decodeValue(manifest.struct("runtimeConfig").values()));
    } catch (YamlException e) {
      throw new ConversionException(
          "failed to unmarshal runtimeConfig for " + runtime + " runtime: " + e.getMessage());
    }
    if (runtime.equals("extism/v1")) {
      signed.extism(config);
      return extism(config);
    }
    signed.subprocess(config);
    return subprocess(config);
  }

  private static RuntimeConfig extism(Fields config) {
    Fields memory = config.struct("memory");
    Map<String, String> free = new LinkedHashMap<>();
    config.map("config").forEach((key, value) -> free.put(key, value instanceof String s ? s : ""));
    return new RuntimeConfig.Extism(
        memory.number("maxPages"),
        memory.number("maxHttpResponseBytes"),
        memory.number("maxVarBytes"),
        free,
        config.texts("allowedHosts"),
        config.struct("fileSystem").flag("createTempDir"),
        config.number("timeout"),
        config.texts("hostFunctions"),
        config.text("entryFuncName"));
  }

  private static RuntimeConfig subprocess(Fields config) {
    List<ProtocolCommand> protocols = new ArrayList<>();
    for (Fields each : config.structs("protocolCommands")) {
      protocols.add(
          new ProtocolCommand(each.texts("protocols"), commands(each.structs("platformCommand"))));
    }
    return new RuntimeConfig.Subprocess(
        commands(config.structs("platformCommand")), hooks(config), protocols, false);
  }

  static Map<String, List<PlatformCommand>> hooks(Fields from) {
    Map<String, List<PlatformCommand>> hooks = new LinkedHashMap<>();
    Fields declared = from.struct("platformHooks");
    for (Object event : declared.values().keySet()) {
      hooks.put((String) event, commands(declared.structs((String) event)));
    }
    return hooks;
  }

  static List<PlatformCommand> commands(List<Fields> from) {
    List<PlatformCommand> commands = new ArrayList<>();
    for (Fields each : from) {
      commands.add(
          new PlatformCommand(
              each.text("os"), each.text("arch"), each.text("command"), each.texts("args")));
    }
    return commands;
  }

  static boolean isVersion(String version) {
    try {
      Version.parseStrict(version);
      return true;
    } catch (SemverException e) {
      return false;
    }
  }

  static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** A type or runtime that does not go with what is said for it. */
  private static final class ConversionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConversionException(String message) {
      super(message);
    }
  }
}
