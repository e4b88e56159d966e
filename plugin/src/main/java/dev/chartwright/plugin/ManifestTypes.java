package dev.chartwright.plugin;

import dev.chartwright.golang.json.GoType;

/**
 * Helm's Go types behind {@code plugin.yaml}, whose names show in errors.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/metadata_v1.go}, {@code metadata_legacy.go}, {@code
 * runtime_subprocess.go}, {@code runtime_extismv1.go}, {@code schema}.
 */
final class ManifestTypes {
  static final GoType API_VERSION =
      GoType.struct("plugin.apiVersion").field("apiVersion", GoType.STRING).build();

  private static final GoType STRINGS = GoType.sliceOf(GoType.STRING);

  static final GoType V1 =
      GoType.struct("plugin.MetadataV1")
          .field("apiVersion", GoType.STRING)
          .field("name", GoType.STRING)
          .field("type", GoType.STRING)
          .field("runtime", GoType.STRING)
          .field("version", GoType.STRING)
          .field("sourceURL", GoType.STRING)
          .field("config", GoType.OBJECT)
          .field("runtimeConfig", GoType.OBJECT)
          .build();

  private static final GoType COMMANDS =
      GoType.sliceOf(
          GoType.struct("plugin.PlatformCommand")
              .field("os", GoType.STRING)
              .field("arch", GoType.STRING)
              .field("command", GoType.STRING)
              .field("args", STRINGS)
              .build());

  private static final GoType HOOKS = GoType.mapOf(COMMANDS).named("plugin.PlatformHooks");

  static final GoType LEGACY =
      GoType.struct("plugin.MetadataLegacy")
          .field("name", GoType.STRING)
          .field("version", GoType.STRING)
          .field("usage", GoType.STRING)
          .field("description", GoType.STRING)
          .field("platformCommand", COMMANDS)
          .field("command", GoType.STRING)
          .field("ignoreFlags", GoType.BOOL)
          .field("platformHooks", HOOKS)
          .field("hooks", GoType.mapOf(GoType.STRING).named("plugin.Hooks"))
          .field(
              "downloaders",
              GoType.sliceOf(
                  GoType.struct("plugin.Downloaders")
                      .field("protocols", STRINGS)
                      .field("command", GoType.STRING)
                      .build()))
          .build();

  static final GoType CLI =
      GoType.struct("schema.ConfigCLIV1")
          .field("usage", GoType.STRING)
          .field("shortHelp", GoType.STRING)
          .field("longHelp", GoType.STRING)
          .field("ignoreFlags", GoType.BOOL)
          .build();

  static final GoType GETTER =
      GoType.struct("schema.ConfigGetterV1").field("protocols", STRINGS).build();

  static final GoType POST_RENDERER = GoType.struct("schema.ConfigPostRendererV1").build();

  static final GoType TEST = GoType.struct("schema.ConfigTestV1").build();

  static final GoType SUBPROCESS =
      GoType.struct("plugin.RuntimeConfigSubprocess")
          .field("platformCommand", COMMANDS)
          .field("platformHooks", HOOKS)
          .field(
              "protocolCommands",
              GoType.sliceOf(
                  GoType.struct("plugin.SubprocessProtocolCommand")
                      .field("protocols", STRINGS)
                      .field("platformCommand", COMMANDS)
                      .build()))
          .build();

  static final GoType EXTISM =
      GoType.struct("plugin.RuntimeConfigExtismV1")
          .field(
              "memory",
              GoType.struct("plugin.RuntimeConfigExtismV1Memory")
                  .field("maxPages", GoType.UINT64.named("uint32"))
                  .field("maxHttpResponseBytes", GoType.INT64)
                  .field("maxVarBytes", GoType.INT64)
                  .build())
          .field("config", GoType.mapOf(GoType.STRING))
          .field("allowedHosts", STRINGS)
          .field(
              "fileSystem",
              GoType.struct("plugin.RuntimeConfigExtismV1FileSystem")
                  .field("createTempDir", GoType.BOOL)
                  .build())
          .field("timeout", GoType.UINT64)
          .field("hostFunctions", STRINGS)
          .field("entryFuncName", GoType.STRING)
          .build();

  private ManifestTypes() {}
}
