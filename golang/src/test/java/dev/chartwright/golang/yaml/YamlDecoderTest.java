package dev.chartwright.golang.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonStruct;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class YamlDecoderTest {
  private static final GoType METADATA =
      GoType.struct("v2.Metadata")
          .field("version", GoType.STRING)
          .field("keywords", GoType.sliceOf(GoType.STRING))
          .field("annotations", GoType.mapOf(GoType.STRING))
          .build();

  private static final GoType CHART_VERSION =
      GoType.struct("v1.ChartVersion")
          .embed("Metadata", METADATA)
          .field("digest", GoType.STRING)
          .build();

  private static JsonStruct read(GoType type, String yaml) {
    return (JsonStruct) YamlDecoder.into(type).decode(yaml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void numbersAndBooleansBecomeTextsWhereTextsAreWanted() {
    JsonStruct got =
        read(METADATA, "Version: 1.10\nkeywords: [1, yes, 0x10]\nannotations: {a: 1.50, b: off}\n");
    assertThat(got.string("version")).isEqualTo("1.1");
    assertThat(got.strings("keywords")).containsExactly("1", "true", "16");
    assertThat(got.map("annotations")).containsEntry("a", "1.5").containsEntry("b", "false");
  }

  @Test
  void fieldsOfAnEmbeddedStructStayWhatTheyAre() {
    assertThat(read(CHART_VERSION, "digest: 12\n").string("digest")).isEqualTo("12");
    assertThatThrownBy(() -> read(CHART_VERSION, "version: 1.10\n"))
        .hasMessageStartingWith(
            "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal number into Go struct field");
  }

  @Test
  void faultsAreWordedAsTheLibraryWordsThem() {
    assertThatThrownBy(() -> read(METADATA, "keywords: x"))
        .hasMessage(
            "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go struct field Metadata.keywords of type []string");
    assertThatThrownBy(() -> read(METADATA, "a: b: c"))
        .hasMessage(
            "error converting YAML to JSON: yaml: mapping values are not allowed in this context");
    byte[] unknown = "nope: 1".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> YamlDecoder.into(METADATA).strict().decode(unknown))
        .hasMessage("error unmarshaling JSON: while decoding JSON: json: unknown field \"nope\"");
  }

  @Test
  void anEmptyDocumentIsNothing() {
    assertThat(read(METADATA, "")).isNull();
  }
}
