package dev.chartwright.kube;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.slog.LogSink;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ResourceBuilderTest {
  private final MemoryApi api = new MemoryApi();
  private final ClusterClient client = ClusterClient.of(api, "here", LogSink.none());

  private static String configMap(String metadata) {
    return "---\napiVersion: v1\nkind: ConfigMap\nmetadata: " + metadata + "\n";
  }

  private List<String> places(String manifests) {
    return client.build(manifests, true).stream().map(Resource::path).toList();
  }

  @Test
  void objectsKeepTheirOrderAndGetANamespace() {
    assertThat(
            places(
                configMap("{name: b}")
                    + "---\n# nothing\n"
                    + configMap("{name: a, namespace: there}")
                    + "---\n{apiVersion: v1, kind: Namespace, metadata: {name: ns, namespace: x}}\n"))
        .containsExactly(
            "/api/v1/namespaces/here/configmaps/b",
            "/api/v1/namespaces/there/configmaps/a",
            "/api/v1/namespaces/ns");
  }

  @Test
  void theNamespaceStandsInTheObjectToo() {
    Resource named = client.build(configMap("{name: b}"), true).get(0);
    assertThat(named.object().namespace()).isEqualTo("here");
    Resource without =
        client
            .build("{apiVersion: v1, kind: Namespace, metadata: {name: ns, namespace: x}}", true)
            .get(0);
    assertThat(without.object().toJson())
        .isEqualTo("{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"ns\"}}");
  }

  @Test
  void listsAreOpenedAndListsInThemComeLast() {
    String list =
        """
        apiVersion: v1
        kind: List
        items:
        - {apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Secret, metadata: {name: s}}]}
        - {apiVersion: v1, kind: ConfigMap, metadata: {name: c}}
        ---
        apiVersion: v1
        kind: ConfigMapList
        items: [{metadata: {name: d}}]
        """;
    assertThat(places(list))
        .containsExactly(
            "/api/v1/namespaces/here/configmaps/c",
            "/api/v1/namespaces/here/secrets/s",
            "/api/v1/namespaces/here/configmaps/d");
  }

  @Test
  void theElementsOfListsAreHeldAgainstTheServersDocument() {
    String document =
        """
        {"definitions": {
          "core.ConfigMap": {"type": "object", "required": ["data"],
            "x-kubernetes-group-version-kind": [{"group": "", "version": "v1", "kind": "ConfigMap"}],
            "properties": {
              "apiVersion": {"type": "string"}, "kind": {"type": "string"},
              "metadata": {"$ref": "#/definitions/Meta"},
              "names": {"type": "array", "items": {"type": "string"}},
              "size": {"type": "integer"}}},
          "Meta": {"type": "object", "properties": {"name": {"type": "string"},
            "labels": {"type": "object", "additionalProperties": {"type": "boolean"}}}}}}
        """;
    api.objects.put("/openapi/v2", KubeObject.parse(document.getBytes(UTF_8)));
    String list =
        "{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: ConfigMap, metadata: {name: c,"
            + " labels: {a: 1}, more: 1}, names: [a, [b], null], size: big}, {kind: Secret}]}";
    assertThatThrownBy(() -> client.build(list, true))
        .hasMessage(
            "error validating \"\": error validating data:"
                + " [ValidationError(ConfigMap.metadata.labels.a): invalid type for Meta.labels: got"
                + " \"integer\", expected \"boolean\", ValidationError(ConfigMap.metadata): unknown"
                + " field \"more\" in Meta, ValidationError(ConfigMap.names[1]): invalid type for"
                + " core.ConfigMap.names: got \"array\", expected \"string\","
                + " ValidationError(ConfigMap.names): unknown object type \"nil\" in"
                + " ConfigMap.names[2], ValidationError(ConfigMap.size): invalid type for"
                + " core.ConfigMap.size: got \"string\", expected \"integer\","
                + " ValidationError(ConfigMap): missing required field \"data\" in core.ConfigMap,"
                + " apiVersion not set]");
  }

  @Test
  void jsonIsReadUntilItIsNoJsonAnyMore() {
    String one = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"x\"}}";
    assertThatThrownBy(() -> places(one + one + configMap("{name: z}")))
        .hasMessage("error parsing : invalid character '-' in numeric literal");
    assertThat(places(one + "\n" + configMap("{name: z}")))
        .containsExactly(
            "/api/v1/namespaces/here/configmaps/x", "/api/v1/namespaces/here/configmaps/z");
  }

  @Test
  void aLabelThatIsNullIsTheEmptyText() {
    Resource built = client.build(configMap("{name: a, labels: {x: null, z: w}}"), true).get(0);
    assertThat(built.object().labels()).containsEntry("x", "").containsEntry("z", "w");
    assertThat(built.object().toJson()).contains("\"labels\":{\"x\":null,\"z\":\"w\"}");
  }

  @Test
  void wholeNumbersStayExact() {
    Resource built =
        client
            .build(
                "{apiVersion: v1, kind: Widget, metadata: {name: w}, a: 9007199254740993, b: 1.0}",
                true)
            .get(0);
    assertThat(built.object().toJson()).contains("\"a\":9007199254740993,", "\"b\":1,");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            "apiVersion: v1\nkind: Gone\nmetadata: {name: a}\n---\napiVersion: x/v1\nkind: Gone\n",
            true,
            "[resource mapping not found for name: \"a\" namespace: \"\" from \"\": no matches for"
                + " kind \"Gone\" in version \"v1\"\nensure CRDs are installed first, resource"
                + " mapping not found for name: \"\" namespace: \"\" from \"\": no matches for kind"
                + " \"Gone\" in version \"x/v1\"\nensure CRDs are installed first]"),
        Arguments.of(
            "a: b\n",
            true,
            "error validating \"\": error validating data: [apiVersion not set, kind not set]"),
        Arguments.of(
            "apiVersion: v1\n",
            false,
            "unable to decode \"\": Object 'Kind' is missing in '{\"apiVersion\":\"v1\"}'"),
        Arguments.of(
            "kind: ConfigMap\napiVersion: a/b/c\n",
            true,
            "error validating \"\": error validating data: unexpected GroupVersion string: a/b/c"),
        Arguments.of(
            configMap("{name: a, labels: {x: 1}}"),
            true,
            "unable to decode \"\": json: cannot unmarshal number into Go struct field"
                + " ObjectMeta.metadata.labels of type string"),
        Arguments.of(
            configMap("text"),
            true,
            "unable to decode \"\": json: cannot unmarshal string into Go struct field"
                + " metadataOnlyObject.metadata of type v1.ObjectMeta"),
        Arguments.of(
            "- a\n",
            true,
            "error validating \"\": error validating data: invalid object to validate"),
        Arguments.of(
            "- a\n",
            false,
            "unable to decode \"\": json: cannot unmarshal array into Go value of type"
                + " unstructured.detector"),
        Arguments.of(
            "apiVersion: v1\nkind: List\nitems: [{kind: Gone, apiVersion: v1}]\n",
            true,
            "unable to recognize no matches for kind \"Gone\" in version \"v1\""),
        Arguments.of(
            "a: b: c\n",
            true,
            "error parsing : error converting YAML to JSON: yaml: mapping values are not allowed in"
                + " this context"),
        Arguments.of("a: b\n--- c\n", true, "error parsing : invalid Yaml document separator: c"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatCannotBeReadIsToldAsHelmTellsIt(String manifests, boolean validate, String message) {
    assertThatThrownBy(() -> client.build(manifests, validate)).hasMessage(message);
  }
}
