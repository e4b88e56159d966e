package dev.chartwright.chart.values.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileSchemaTest {
  private static String answer(String schema, String instance) {
    try {
      return JsonSchema.compile(GoString.bytes(schema), url -> JsonSchema.parse(next(url)))
          .validate(Json.parse(instance))
          .orElse("VALID");
    } catch (SchemaException e) {
      return e.getMessage();
    }
  }

  /** A document that draws in another. */
  private static byte[] next(String url) {
    int number = Integer.parseInt(url.substring(url.lastIndexOf('/') + 1)) + 1;
    return GoString.bytes("{\"$ref\":\"http://x/" + number + "\"}");
  }

  private static String doubling(int levels, String keyword, String last) {
    StringBuilder out =
        new StringBuilder("{\"$ref\":\"#/$defs/d" + levels + "\",\"$defs\":{\"d0\":" + last);
    for (int i = 1; i <= levels; i++) {
      String ref = "{\"$ref\":\"#/$defs/d" + (i - 1) + "\"}";
      out.append(",\"d").append(i).append("\":{\"").append(keyword).append("\":[");
      out.append(ref).append(',').append(ref).append("]}");
    }
    return out.append("}}").toString();
  }

  @Test
  void aSchemaThatRefersToItselfWithoutProgressIsNamed() {
    assertThat(
            answer(
                "{\"allOf\":[{\"$ref\":\"#/$defs/a\"}],\"$defs\":{\"a\":{\"$ref\":\"#\"}}}", "1"))
        .isEqualTo(
            "- at '': 'allOf' failed\n"
                + "  - at '': both /allOf/0/$ref/$ref and  resolve to"
                + " \"file:///values.schema.json#\" causing reference cycle");
  }

  @Test
  void aSchemaThatDoublesItsWorkAtEveryStepEndsAtALimit() {
    assertThat(answer(doubling(40, "allOf", "{\"minLength\":1}"), "{}"))
        .isEqualTo("unable to validate schema: more than 10000000 steps");
  }

  @Test
  void aSchemaThatDoublesItsViolationsAtEveryStepEndsAtALimit() {
    assertThat(answer(doubling(40, "allOf", "false"), "{}"))
        .isEqualTo("unable to validate schema: more than 100000 violations");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 3_000, 9_000})
  void schemasAndValuesThatNestDeeplyAreCheckedOrRefused(int depth) {
    String schema = "{\"not\":".repeat(depth) + "{}" + "}".repeat(depth);
    String value = "[".repeat(depth) + "]".repeat(depth);
    String refused = depth < 1_000 ? "VALID" : "deep";
    assertThat(answer(schema, "{}")).contains(depth < 1_000 ? "VALID" : "deep");
    assertThat(answer("{\"items\":{\"$ref\":\"#\"}}", value)).contains(refused);
  }

  @Test
  void aChainOfDocumentsWithoutEndIsCutOff() {
    assertThat(answer("{\"$ref\":\"http://x/0\"}", "1"))
        .isEqualTo("the schema draws in more than 200 documents");
  }

  @Test
  void aNumberWithCountlessDigitsIsRefused() {
    assertThat(answer("{\"minimum\":" + "1".repeat(20_000) + "}", "1"))
        .isEqualTo("a number in a schema has more than 10000 characters");
  }

  @Test
  void aHugeExponentCostsNothing() {
    assertThat(answer("{\"multipleOf\":1e-1000000,\"minimum\":-1e1000000}", "5"))
        .isEqualTo("VALID");
    assertThat(answer("{\"multipleOf\":1e-1000001}", "5"))
        .isEqualTo(
            "unable to validate schema: runtime error: invalid memory address or nil pointer"
                + " dereference");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(x{1000}){1000}", "((((", "(?=a)", "\\p{Nope}"})
  void patternsThatGoRefusesAreRefused(String pattern) {
    assertThat(answer(Json.marshal(Map.of("pattern", pattern)), "1"))
        .contains("is not valid regex: error parsing regexp: ");
  }

  @Test
  void aLoaderThatFailsIsNamedWithTheUrl() {
    assertThatThrownBy(() ->
            JsonSchema.compile(
                GoString.bytes("{\"$ref\":\"http://x/y\"}"),
                url -> {
                  throw new IllegalStateException("no network");
                }))
        .hasMessage("failing loading \"http://x/y\": no network");
  }

  @Test
  void bytesOutOfPlaceNeverCauseAnythingButASchemaException() throws IOException {
    SchemaFuzz fuzz = new SchemaFuzz(4, SuiteTest.rows("suite.jsonl.gz"));
    int good = 0;
    for (int i = 0; i < 2_000; i++) {
      good += fuzz.next() ? 1 : 0;
    }
    assertThat(good).isBetween(200, 1_800);
  }
}
