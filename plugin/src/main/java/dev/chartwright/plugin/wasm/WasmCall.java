package dev.chartwright.plugin.wasm;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A module and all that a call of it gets.
 *
 * @param module the file with the module
 * @param function the function to call
 * @param input what the function gets
 * @param limits what the module may use
 * @param config what it may ask for by name
 * @param allowedHosts patterns of hosts to which it may send HTTP requests
 * @param environment its environment variables
 * @param temporary the folder that it sees as {@code /tmp}; null if it sees no files
 * @param in its standard input
 * @param out its standard output
 * @param err its standard error
 * @param hostEnvironment environment variables for the transport: proxies, certificates
 */
public record WasmCall(
    Path module,
    String function,
    String input,
    WasmLimits limits,
    Map<String, String> config,
    List<String> allowedHosts,
    Map<String, String> environment,
    @Nullable Path temporary,
    InputStream in,
    OutputStream out,
    OutputStream err,
    Map<String, String> hostEnvironment) {
  /** Copies the collections. */
  public WasmCall {
    config = Map.copyOf(config);
    allowedHosts = List.copyOf(allowedHosts);
    environment = Map.copyOf(environment);
    hostEnvironment = Map.copyOf(hostEnvironment);
  }
}
