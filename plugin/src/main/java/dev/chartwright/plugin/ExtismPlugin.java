package dev.chartwright.plugin;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.plugin.wasm.ExtismHost;
import dev.chartwright.plugin.wasm.WasmCall;
import dev.chartwright.plugin.wasm.WasmException;
import dev.chartwright.plugin.wasm.WasmLimits;
import dev.chartwright.plugin.wasm.WasmResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plugin that is a WebAssembly module; it gets a JSON text and gives one.
 *
 * <p>The JSON has no manifests in it, neither when a post-renderer is called nor when it answers:
 * Helm 4.3.1 writes the buffer that holds them as {@code {}}. So no such post-renderer can work
 * there, nor does it here.
 */
final class ExtismPlugin implements Plugin {
  /** What Helm asks for when it fetches a chart. */
  private static final String ACCEPT = "application/gzip,application/octet-stream";

  private static final String ENTRY = "helm_plugin_main";

  private final PluginSettings settings;
  private final String directory;
  private final PluginMetadata metadata;
  private final RuntimeConfig.Extism config;
  private final String module;

  ExtismPlugin(
      PluginSettings settings,
      String directory,
      PluginMetadata metadata,
      RuntimeConfig.Extism config,
      String module) {
    this.settings = settings;
    this.directory = directory;
    this.metadata = metadata;
    this.config = config;
    this.module = module;
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
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.putAll(settings.variables().get());
    JsonObject message = JsonObject.create().put("extraArgs", arguments);
    Object answer = invoke(message, environment, settings.processes().streams());
    buffer(answer, "OutputMessageCLIV1.data", "data");
  }

  @Override
  public byte[] get(GetterCall call) {
    JsonObject options =
        JsonObject.create()
            .put("URL", call.href())
            .put("CertFile", call.certFile())
            .put("KeyFile", call.keyFile())
            .put("CAFile", call.caFile())
            .put("UNTar", false)
            .put("InsecureSkipVerifyTLS", false)
            .put("PlainHTTP", false)
            .put("AcceptHeader", ACCEPT)
            .put("Username", call.username())
            .put("Password", call.password())
            .put("PassCredentialsAll", call.passCredentialsAll())
            .put("UserAgent", "")
            .put("Version", "")
            .put("Timeout", 0);
    JsonObject message =
        JsonObject.create()
            .put("href", call.href())
            .put("protocol", call.protocol())
            .put("options", options);
    Object answer = invoke(message, settings.variables().get(), PluginStreams.none());
    Object data = answer instanceof Map<?, ?> map ? map.get("data") : null;
    if (data == null) {
      return new byte[0];
    }
    if (!(data instanceof String text)) {
      throw wrongAnswer(kind(data), "OutputMessageGetterV1.data", "[]uint8");
    }
    try {
      return Base64.getDecoder().decode(text.replace("\n", "").replace("\r", ""));
    } catch (IllegalArgumentException e) {
      throw new PluginException(
          "failed to json marshal plugin output message: reflect.Value: illegal base64 data", e);
    }
  }

  @Override
  public byte[] render(byte[] manifests, List<String> arguments) {
    JsonObject message =
        JsonObject.create().put("manifests", JsonObject.create()).put("extraArgs", arguments);
    Object answer = invoke(message, Map.of(), PluginStreams.none());
    buffer(answer, "OutputMessagePostRendererV1.manifests", "manifests");
    return new byte[0];
  }

  @Override
  public byte[] complete(List<String> words) {
    return new byte[0];
  }

  @Override
  public void runHook(String event) {
    // Such plugins have no hooks.
  }

  /** Checks what is read into one of Go's buffers, which only the empty object can be. */
  private static void buffer(@Nullable Object answer, String field, String name) {
    Object value = answer instanceof Map<?, ?> map ? map.get(name) : null;
    if (value != null && !(value instanceof Map<?, ?>)) {
      throw wrongAnswer(kind(value), field, "bytes.Buffer");
    }
  }

  private static String kind(Object value) {
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    return value instanceof Number ? "number" : value instanceof Map<?, ?> ? "object" : "array";
  }

  private static PluginException wrongAnswer(String kind, String field, String type) {
    return new PluginException(
        "failed to json marshal plugin output message: reflect.Value: json: cannot unmarshal "
            + kind
            + " into Go struct field "
            + field
            + " of type "
            + type);
  }

  /** Calls the module; returns what it answered. */
  private @Nullable Object invoke(
      JsonObject message, Map<String, String> environment, PluginStreams streams) {
    if (!config.hostFunctions().isEmpty()) {
      throw new PluginException(
          "plugin requested host function "
              + Quote.quote(config.hostFunctions().get(0))
              + " not found");
    }
    Path temporary = config.createTempDir() ? makeTemporary() : null;
    try {
      String input = Json.marshal(message);
      debug("plugin input", "inputData", input);
      WasmResult result;
      try {
        result = ExtismHost.run(call(input, environment, streams, temporary));
      } catch (WasmException e) {
        String text = String.valueOf(e.getMessage());
        String prefix = text.startsWith("failed to create") ? "" : "plugin error: ";
        throw new PluginException(prefix + text, e);
      }
      if (result.exitCode() != 0) {
        throw new PluginExitException(metadata.name(), result.exitCode());
      }
      debug("plugin output", "exitCode", "0", "outputData", result.output());
      return Json.parse(result.output());
    } catch (JsonException e) {
      throw new PluginException(
          "failed to json marshal plugin output message: reflect.Value: " + e.getMessage(), e);
    } finally {
      if (temporary != null) {
        remove(temporary);
      }
    }
  }

  private WasmCall call(
      String input,
      Map<String, String> environment,
      PluginStreams streams,
      @Nullable Path temporary) {
    return new WasmCall(
        Path.of(module),
        config.entryFuncName().isEmpty() ? ENTRY : config.entryFuncName(),
        input,
        new WasmLimits(
            config.maxPages(),
            config.maxHttpResponseBytes(),
            config.maxVarBytes(),
            Duration.ofMillis(config.timeoutMillis())),
        config.config(),
        config.allowedHosts(),
        environment,
        temporary,
        streams.in(),
        streams.out(),
        streams.err(),
        settings.environment());
  }

  private Path makeTemporary() {
    String folder = settings.environment().getOrDefault("TMPDIR", "");
    try {
      Path made =
          Files.createTempDirectory(Path.of(folder.isEmpty() ? "/tmp" : folder), "helm-plugin-");
      settings
          .log()
          .debug("created plugin temp dir", "dir", made.toString(), "plugin", metadata.name());
      return made;
    } catch (IOException e) {
      throw new PluginException(
          "failed to create temp dir for extism compilation cache: " + e.getMessage(), e);
    }
  }

  private void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      settings
          .log()
          .warn(
              "failed to remove plugin temp dir",
              "dir",
              folder.toString(),
              "plugin",
              metadata.name(),
              "error",
              String.valueOf(e.getMessage()));
    }
  }

  private void debug(String message, String... more) {
    String[] attributes = new String[more.length + 2];
    attributes[0] = "plugin";
    attributes[1] = metadata.name();
    System.arraycopy(more, 0, attributes, 2, more.length);
    settings.log().debug(message, attributes);
  }
}
