package dev.chartwright.conformance.plugins;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.provenance.GeneratedKey;
import dev.chartwright.testkit.ScriptedRegistry;
import dev.chartwright.testkit.ScriptedRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The signed plugin {@code hello} 0.1.0, a registry, a web server, and an empty home. */
final class PluginRig implements AutoCloseable {
  static final String ARCHIVE = "hello-0.1.0.tgz";
  static final String TYPE = "application/vnd.helm.plugin.v1+json";
  static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";
  private static final String YAML =
      """
      apiVersion: v1
      type: cli/v1
      name: hello
      version: 0.1.0
      runtime: subprocess
      config:
        usage: hello
        shortHelp: say hello
        longHelp: says hello
      runtimeConfig:
        platformCommand:
        - command: "$HELM_PLUGIN_DIR/hello.sh"
      """;

  private final Path home;
  private final ScriptedRegistry registry = ScriptedRegistry.start();
  private final ScriptedRepository web = ScriptedRepository.start();
  private final byte[] archive;
  private final byte[] provenance;
  private final Map<String, String> environment;

  private PluginRig(Path home, byte[] archive, byte[] provenance, Map<String, String> environment) {
    this.home = home;
    this.archive = archive;
    this.provenance = provenance;
    this.environment = environment;
  }

  static PluginRig in(Path home) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", home.toString());
    environment.put("HELM_CONFIG_HOME", home.resolve("config").toString());
    environment.put("HELM_CACHE_HOME", home.resolve("cache").toString());
    environment.put("HELM_DATA_HOME", home.resolve("data").toString());
    environment.put("DOCKER_CONFIG", home.resolve("docker").toString());
    keys(home, "ada");
    keys(home, "bob");
    Path source = Files.createDirectories(home.resolve("hello"));
    Files.writeString(source.resolve("plugin.yaml"), YAML);
    Files.writeString(source.resolve("hello.sh"), "#!/bin/sh\necho hello\n");
    ProgramRun packed =
        ProgramRun.of(
            "helm",
            environment,
            List.of(
                "plugin",
                "package",
                source.toString(),
                "-d",
                home.toString(),
                "--key",
                "ada",
                "--keyring",
                home.resolve("ada.sec").toString()));
    if (packed.code() != 0) {
      throw new IllegalStateException(packed.err());
    }
    return new PluginRig(
        home,
        Files.readAllBytes(home.resolve(ARCHIVE)),
        Files.readAllBytes(home.resolve(ARCHIVE + ".prov")),
        environment);
  }

  private static void keys(Path home, String who) throws IOException {
    GeneratedKey key =
        GeneratedKey.of(who + " <" + who + "@example.com>", Instant.ofEpochSecond(1_700_000_000));
    Files.write(home.resolve(who + ".sec"), key.secretKeyring());
    Files.write(home.resolve(who + ".pub"), key.publicKeyring());
  }

  ScriptedRegistry registry() {
    return registry;
  }

  ScriptedRepository web() {
    return web;
  }

  byte[] provenance() {
    return provenance.clone();
  }

  byte[] archive() {
    return archive.clone();
  }

  /** Pushes the plugin with a provenance file, or without, and returns the manifest's digest. */
  String push(String repository, byte @Nullable [] prov) {
    return prov == null
        ? push(repository, TYPE, layer(repository, ARCHIVE, archive))
        : push(
            repository,
            TYPE,
            layer(repository, ARCHIVE, archive),
            layer(repository, ARCHIVE + ".prov", prov));
  }

  /** Pushes a manifest of a type, or of none, with layers, and returns its digest. */
  String push(String repository, String type, String... layers) {
    String manifest =
        "{\"schemaVersion\":2,\"mediaType\":\"%s\",%s\"config\":%s,\"layers\":[%s]}"
            .formatted(
                MANIFEST,
                type.isEmpty() ? "" : "\"artifactType\":\"" + type + "\",",
                descriptor(repository, "application/vnd.oci.empty.v1+json", bytes("{}"), ""),
                String.join(",", layers));
    return registry.putManifest(repository, "0.1.0", MANIFEST, bytes(manifest));
  }

  /** A layer with a title. */
  String layer(String repository, String title, byte[] content) {
    String named = ",\"annotations\":{\"org.opencontainers.image.title\":\"" + title + "\"}";
    return descriptor(repository, LAYER, content, named);
  }

  private String descriptor(String repository, String type, byte[] content, String more) {
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d%s}"
        .formatted(type, registry.putBlob(repository, content), content.length, more);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Hands out the plugin on the web with a provenance file, or without. */
  void serve(String folder, byte @Nullable [] prov) {
    web.put("/" + folder + "/" + ARCHIVE, archive);
    if (prov != null) {
      web.put("/" + folder + "/" + ARCHIVE + ".prov", prov);
    }
  }

  /** The places to install from: the registry, then the web. */
  List<String> places(String folder) {
    return List.of(oci(folder), http(folder));
  }

  String oci(String folder) {
    return "oci://" + registry.host() + "/" + folder + "/hello:0.1.0";
  }

  String http(String folder) {
    return web.url() + "/" + folder + "/" + ARCHIVE;
  }

  /** Installs by plain HTTP, trusting Ada's key unless another is named. */
  ProgramRun install(String source, String... more) {
    List<String> line = new ArrayList<>(List.of("plugin", "install", source, "--plain-http"));
    line.addAll(List.of("--keyring", key("ada")));
    line.addAll(List.of(more));
    return ProgramRun.of("helm", environment, line);
  }

  String key(String who) {
    return home.resolve(who + ".pub").toString();
  }

  ProgramRun helm(String... line) {
    return ProgramRun.of("helm", environment, List.of(line));
  }

  /** The files in the folder of plugins. */
  List<String> installed() throws IOException {
    Path plugins = home.resolve("data/plugins");
    if (!Files.exists(plugins)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(plugins)) {
      return all.filter(Files::isRegularFile)
          .map(file -> plugins.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() {
    registry.close();
    web.close();
  }
}
