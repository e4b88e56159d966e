package dev.chartwright.plugin;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.strconv.Quote;
import java.util.List;

/**
 * Knows plugins that are WebAssembly modules, and refuses to run them: {@code runtime: extism/v1}.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/runtime_extismv1.go}.
 */
final class ExtismRuntime implements Runtime {
  private static final String BINARY = "plugin.wasm";

  @Override
  public Plugin create(String directory, PluginMetadata metadata) {
    String file = Path.join(directory, BINARY);
    try {
      Os.stat(file);
    } catch (PathException e) {
      throw e.isNotExist()
          ? new PluginException("wasm binary missing for extism/v1 plugin: " + Quote.quote(file), e)
          : new PluginException(
              "failed to stat extism/v1 plugin wasm binary "
                  + Quote.quote(file)
                  + ": "
                  + e.getMessage(),
              e);
    }
    return new Unsupported(directory, metadata);
  }

  /** A plugin that is listed and cannot be run. */
  private record Unsupported(String directory, PluginMetadata metadata) implements Plugin {
    @Override
    public void runCommand(List<String> arguments) {
      throw refusal();
    }

    @Override
    public byte[] get(GetterCall call) {
      throw refusal();
    }

    @Override
    public byte[] render(byte[] manifests, List<String> arguments) {
      throw refusal();
    }

    @Override
    public byte[] complete(List<String> words) {
      throw refusal();
    }

    @Override
    public void runHook(String event) {
      // Such plugins have no hooks.
    }

    private PluginException refusal() {
      return new PluginException(
          "plugin "
              + Quote.quote(metadata.name())
              + " needs the WebAssembly runtime extism/v1, which Chartwright does not have; plugins"
              + " with runtime: subprocess can be run");
    }
  }
}
