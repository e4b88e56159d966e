package dev.chartwright.plugin;

import java.util.List;
import java.util.Map;

/**
 * What a plugin says for its runtime: the key {@code runtimeConfig} of {@code plugin.yaml}.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/runtime_subprocess.go}, {@code runtime_extismv1.go}.
 */
public sealed interface RuntimeConfig {
  /**
   * A program that is started.
   *
   * @param platformCommand the program, by platform
   * @param platformHooks programs to start after {@code install}, {@code update} and {@code delete}
   * @param protocolCommands the programs of a getter
   * @param expandHookArgs whether variables in the words of hooks are replaced; false for the hooks
   *     of old manifests, which a shell reads
   */
  record Subprocess(
      List<PlatformCommand> platformCommand,
      Map<String, List<PlatformCommand>> platformHooks,
      List<ProtocolCommand> protocolCommands,
      boolean expandHookArgs)
      implements RuntimeConfig {
    /** Copies the lists. */
    public Subprocess {
      platformCommand = List.copyOf(platformCommand);
      platformHooks = Map.copyOf(platformHooks);
      protocolCommands = List.copyOf(protocolCommands);
    }
  }

  /**
   * A WebAssembly module that speaks Extism's calls.
   *
   * @param maxPages most pages of 64 KiB; 0 for the default
   * @param maxHttpResponseBytes most bytes of an HTTP response; 0 for the default
   * @param maxVarBytes most bytes of all variables; 0 for the default
   * @param config what the module may ask for by name
   * @param allowedHosts hosts that it may talk to
   * @param createTempDir whether it gets a temporary folder as {@code /tmp}
   * @param timeoutMillis how long a call may take; 0 for no limit
   * @param hostFunctions functions of the host that it wants
   * @param entryFuncName the function to call; empty for {@code helm_plugin_main}
   */
  record Extism(
      long maxPages,
      long maxHttpResponseBytes,
      long maxVarBytes,
      Map<String, String> config,
      List<String> allowedHosts,
      boolean createTempDir,
      long timeoutMillis,
      List<String> hostFunctions,
      String entryFuncName)
      implements RuntimeConfig {
    /** Copies the lists. */
    public Extism {
      config = Map.copyOf(config);
      allowedHosts = List.copyOf(allowedHosts);
      hostFunctions = List.copyOf(hostFunctions);
    }
  }
}
