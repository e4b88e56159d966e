package dev.chartwright.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  private static final Descriptor CONFIG = Descriptor.ofBytes("x/config", bytes("{}"));
  private static final Descriptor LAYER = Descriptor.ofBytes("x/layer", bytes("layer"));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Manifest parse(String json) {
    return Manifest.parse(MediaTypes.OCI_MANIFEST, bytes(json));
  }

  @Test
  void aManifestIsWrittenAsHelmWritesIt() {
    Manifest manifest =
        Manifest.builder()
            .config(CONFIG)
            .layer(LAYER)
            .annotation("b", "1 < 2 & é")
            .annotation("a", "x")
            .build();
    assertThat(text(manifest.bytes()))
        .isEqualTo(
            "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"x/config\",\"digest\":\""
                + CONFIG.digest()
                + "\",\"size\":2},\"layers\":[{\"mediaType\":\"x/layer\",\"digest\":\""
                + LAYER.digest()
                + "\",\"size\":5}],\"annotations\":{\"a\":\"x\",\"b\":\"1 \\u003c 2 \\u0026"
                + " é\"}}");
  }

  @Test
  void allPartsAreWrittenInTheirOrder() {
    Manifest manifest =
        Manifest.builder()
            .withMediaType()
            .artifactType("x/type")
            .config(CONFIG.withAnnotations(Map.of("k", "v")))
            .subject(LAYER)
            .build();
    assertThat(text(manifest.bytes()))
        .isEqualTo(
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                + "\"artifactType\":\"x/type\",\"config\":{\"mediaType\":\"x/config\","
                + "\"digest\":\""
                + CONFIG.digest()
                + "\",\"size\":2,\"annotations\":{\"k\":\"v\"}},\"layers\":[],\"subject\":{"
                + "\"mediaType\":\"x/layer\",\"digest\":\""
                + LAYER.digest()
                + "\",\"size\":5}}");
  }

  @Test
  void theBytesStayAsTheyWereRead() {
    String odd =
        "{ \"layers\" : [ ] ,\n \"unknown\":1.50, \"schemaVersion\":2, \"config\":{\"size\":1}}";
    Manifest manifest = parse(odd);
    assertThat(text(manifest.bytes())).isEqualTo(odd);
    assertThat(manifest.descriptor())
        .isEqualTo(Descriptor.ofBytes(MediaTypes.OCI_MANIFEST, bytes(odd)));
  }

  @Test
  void allPartsAreRead() {
    Manifest manifest =
        parse(
            "{\"mediaType\":\"m\",\"artifactType\":\"a\",\"config\":{\"mediaType\":\"c\","
                + "\"digest\":\"d\",\"size\":1,\"urls\":[\"u\"],\"data\":\"e30=\",\"platform\":{"
                + "\"architecture\":\"arm64\",\"os\":\"linux\",\"os.version\":\"1\","
                + "\"os.features\":[\"f\"],\"variant\":\"v8\"}},\"subject\":{\"digest\":\"s\"},"
                + "\"annotations\":{\"z\":\"1\",\"y\":\"2\"}}");
    assertThat(manifest.mediaType()).isEqualTo("m");
    assertThat(manifest.artifactType()).isEqualTo("a");
    assertThat(manifest.config().urls()).containsExactly("u");
    assertThat(manifest.config().data()).isEqualTo("e30=");
    assertThat(manifest.config().platform())
        .isEqualTo(new Platform("arm64", "linux", "1", List.of("f"), "v8"));
    assertThat(manifest.subject()).contains(Descriptor.of("", Digest.of("s"), 0));
    assertThat(manifest.annotations()).containsExactly(Map.entry("z", "1"), Map.entry("y", "2"));
  }

  @Test
  void namesAreReadWithoutRegardToCaseAsGoDoes() {
    Manifest manifest = parse("{\"CONFIG\":{\"MediaType\":\"x\"},\"Layers\":[{}]}");
    assertThat(manifest.config().mediaType()).isEqualTo("x");
    assertThat(manifest.layers()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {"null", "{}", "{\"layers\":null,\"config\":null}"})
  void absentPartsAreEmpty(String json) {
    Manifest manifest = parse(json);
    assertThat(manifest.config()).isEqualTo(Descriptor.EMPTY);
    assertThat(manifest.layers()).isEmpty();
    assertThat(manifest.subject()).isEmpty();
    assertThat(manifest.annotations()).isEmpty();
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "[] ~ json: cannot unmarshal array into Go value of type v1.Manifest",
        "`` ~ unexpected end of JSON input",
        "{\"a\": ~ unexpected end of JSON input",
        "{\"schemaVersion\":\"2\"} ~ json: cannot unmarshal string into Go struct field"
            + " Manifest.Versioned.schemaVersion of type int",
        "{\"config\":1} ~ json: cannot unmarshal number into Go struct field Manifest.config of"
            + " type v1.Descriptor",
        "{\"config\":{\"mediaType\":1}} ~ json: cannot unmarshal number into Go struct field"
            + " Descriptor.config.mediaType of type string",
        "{\"config\":{\"digest\":1}} ~ json: cannot unmarshal number into Go struct field"
            + " Descriptor.config.digest of type digest.Digest",
        "{\"config\":{\"size\":\"1\"}} ~ json: cannot unmarshal string into Go struct field"
            + " Descriptor.config.size of type int64",
        "{\"config\":{\"size\":1.5}} ~ json: cannot unmarshal number 1.5 into Go struct field"
            + " Descriptor.config.size of type int64",
        "{\"config\":{\"size\":1e3}} ~ json: cannot unmarshal number 1e3 into Go struct field"
            + " Descriptor.config.size of type int64",
        "{\"layers\":{}} ~ json: cannot unmarshal object into Go struct field Manifest.layers of"
            + " type []v1.Descriptor",
        "{\"layers\":[1]} ~ json: cannot unmarshal number into Go struct field Manifest.layers of"
            + " type v1.Descriptor",
        "{\"layers\":[{\"size\":true}]} ~ json: cannot unmarshal bool into Go struct field"
            + " Descriptor.layers.size of type int64",
        "{\"annotations\":[]} ~ json: cannot unmarshal array into Go struct field"
            + " Manifest.annotations of type map[string]string",
        "{\"annotations\":{\"a\":1}} ~ json: cannot unmarshal number into Go struct field"
            + " Manifest.annotations of type string",
        "{\"layers\":[{\"platform\":{\"os\":1}}]} ~ json: cannot unmarshal number into Go struct"
            + " field Platform.layers.platform.os of type string"
      })
  void whatDoesNotFitIsToldInGosWords(String json, String message) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(InvalidManifestException.class)
        .hasMessage(message);
  }

  @Test
  void anIndexIsWrittenAndRead() {
    Index index = Index.of(List.of(LAYER), Map.of("a", "b"));
    assertThat(text(index.bytes()))
        .isEqualTo(
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\","
                + "\"manifests\":[{\"mediaType\":\"x/layer\",\"digest\":\""
                + LAYER.digest()
                + "\",\"size\":5}],\"annotations\":{\"a\":\"b\"}}");
    assertThat(Index.parse(MediaTypes.OCI_INDEX, index.bytes()).manifests()).containsExactly(LAYER);
    assertThatThrownBy(() -> Index.parse(MediaTypes.OCI_INDEX, bytes("{\"manifests\":1}")))
        .hasMessage(
            "json: cannot unmarshal number into Go struct field Index.manifests of type"
                + " []v1.Descriptor");
  }

  @Test
  void blobsOfAnArtifactManifestAreItsLayers() {
    Manifest manifest =
        Manifest.parse(
            MediaTypes.OCI_ARTIFACT_MANIFEST, bytes("{\"blobs\":[{\"mediaType\":\"x\"}]}"));
    assertThat(manifest.layers()).hasSize(1);
    assertThat(manifest.config()).isEqualTo(Descriptor.EMPTY);
  }

  @Test
  void aPlatformSuitsWhenWhatIsAskedForIsThere() {
    Platform arm = new Platform("arm", "linux", "5", List.of("x", "y"), "v7");
    assertThat(arm.suits(Platform.of("linux", "arm"))).isTrue();
    assertThat(arm.suits(new Platform("arm", "linux", "", List.of("x"), "v7"))).isTrue();
    assertThat(arm.suits(new Platform("arm", "linux", "", List.of(), "v6"))).isFalse();
    assertThat(arm.suits(Platform.of("windows", "arm"))).isFalse();
  }
}
