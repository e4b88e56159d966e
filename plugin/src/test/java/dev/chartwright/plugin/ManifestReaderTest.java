package dev.chartwright.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages were recorded from helm 4.3.1. */
class ManifestReaderTest {
  @ParameterizedTest
  @MethodSource("recorded")
  void aManifestIsTakenOrRefusedAsByHelm(String yaml, String message) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    if (message.isEmpty()) {
      assertThat(PluginManifest.read(bytes).metadata().name()).isNotEmpty();
    } else {
      assertThatThrownBy(() -> PluginManifest.read(bytes))
          .isInstanceOf(PluginException.class)
          .hasMessage(message);
    }
  }

  static Stream<Arguments> recorded() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ManifestReaderTest.class.getResourceAsStream("manifests.json"))) {
      Object all = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return ((List<?>) Objects.requireNonNull(all))
          .stream()
              .map(each -> (Map<?, ?>) each)
              .map(each -> Arguments.of(each.get("yaml"), each.get("message")));
    }
  }

  @Test
  void anOldManifestBecomesOneOfTheNewKind() {
    PluginMetadata metadata =
        read(
            """
            name: old
            version: 1.2.3
            usage: "say\\thello"
            description: long
            command: $HELM_PLUGIN_DIR/x a
            hooks: {install: echo $HOME}
            """);
    assertThat(metadata.apiVersion()).isEqualTo("legacy");
    assertThat(metadata.config()).isEqualTo(new PluginConfig.Cli("", "say hello", "long", false));
    assertThat(metadata.runtimeConfig())
        .isEqualTo(
            new RuntimeConfig.Subprocess(
                List.of(PlatformCommand.any("$HELM_PLUGIN_DIR/x a", List.of())),
                Map.of("install", List.of(PlatformCommand.any("sh", List.of("-c", "echo $HOME")))),
                List.of(),
                false));
  }

  @Test
  void downloadersMakeAGetter() {
    PluginMetadata metadata =
        read("name: get\ndownloaders:\n- {command: a b, protocols: [s3, gs]}\n");
    assertThat(metadata.type()).isEqualTo(PluginMetadata.GETTER);
    assertThat(metadata.config()).isEqualTo(new PluginConfig.Getter(List.of("s3", "gs")));
  }

  @Test
  void theSignedFormHasTheNamesOfHelmsFields() {
    assertThat(
            PluginManifest.read(
                    "name: a\nversion: 1.0.0\ncommand: x\n".getBytes(StandardCharsets.UTF_8))
                .signedText())
        .isEqualTo(
            """
            APIVersion: legacy
            Config:
              IgnoreFlags: false
              LongHelp: ""
              ShortHelp: ""
              Usage: ""
            Name: a
            Runtime: subprocess
            RuntimeConfig:
              PlatformCommand:
              - Architecture: ""
                Args: null
                Command: x
                OperatingSystem: ""
              PlatformHooks: null
              ProtocolCommands: null
            SourceURL: ""
            Type: cli/v1
            Version: 1.0.0
            """);
  }

  private static PluginMetadata read(String yaml) {
    return PluginManifest.read(yaml.getBytes(StandardCharsets.UTF_8)).metadata();
  }
}
