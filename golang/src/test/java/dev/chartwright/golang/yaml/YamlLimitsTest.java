package dev.chartwright.golang.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlLimitsTest {
  private static final long SMALL_STACK = 128 << 10;
  private static final String TO_JSON = "error converting YAML to JSON: ";

  /** What comes of reading a text on a thread with little stack: a message, or nothing. */
  private static String problem(Runnable task) {
    AtomicReference<String> problem = new AtomicReference<>("");
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                task.run();
              } catch (YamlException e) {
                problem.set(e.getMessage());
              } catch (StackOverflowError e) {
                problem.set(e.toString());
              }
            },
            "small stack",
            SMALL_STACK);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return problem.get();
  }

  private static String read(String yaml) {
    return problem(() -> Yaml.toJsonValue(yaml));
  }

  @Test
  void readsFlowCollectionsToADepthOfTenThousand() {
    assertThat(read("[".repeat(10_000) + "]".repeat(10_000))).isEmpty();
    assertThat(read("{a: ".repeat(10_000) + "1" + "}".repeat(10_000))).isEmpty();
    assertThat(read("[".repeat(10_001) + "]".repeat(10_001)))
        .isEqualTo(TO_JSON + "yaml: exceeded max depth of 10000");
    assertThat(read("\n\n" + "[".repeat(1_000_000)))
        .isEqualTo(TO_JSON + "yaml: line 3: exceeded max depth of 10000");
  }

  @Test
  void readsBlockCollectionsToADepthOfTenThousand() {
    assertThat(read("- ".repeat(10_000) + "a")).isEmpty();
    assertThat(read("- ".repeat(10_001) + "a"))
        .isEqualTo(TO_JSON + "yaml: exceeded max depth of 10000");
  }

  @Test
  void addsUpDepthsOnceTheDocumentIsJson() {
    assertThat(read("- ".repeat(5_000) + "[".repeat(5_000) + "]".repeat(5_000))).isEmpty();
    assertThat(read("- ".repeat(5_000) + "{x: ".repeat(5_001) + "}".repeat(5_001)))
        .isEqualTo(
            "error unmarshaling JSON: while decoding JSON: invalid character '{' exceeded max"
                + " depth");
    String alias = "a: &a " + "[".repeat(5_000) + "]".repeat(5_000);
    assertThat(read(alias + "\nb: " + "[".repeat(4_999) + "*a" + "]".repeat(4_999))).isEmpty();
    assertThat(read(alias + "\nb: " + "[".repeat(5_000) + "*a" + "]".repeat(5_000)))
        .isEqualTo(
            "error unmarshaling JSON: while decoding JSON: invalid character '[' exceeded max"
                + " depth");
  }

  @Test
  void printsADeepKeyInTheErrorWithoutRecursion() {
    assertThat(read("? " + "[".repeat(9_000) + "]".repeat(9_000)))
        .startsWith(TO_JSON + "yaml: invalid map key: []interface {}{[]interface {}{");
  }

  @ParameterizedTest
  @CsvSource({"1022, true", "1023, true", "1024, true", "1025, false"})
  void findsTheColonOfAPlainKeyWithinTheLimit(int length, boolean found) {
    String text = "k".repeat(length) + ": 1";
    if (found) {
      assertThat(Yaml.toJsonMap(text)).hasSize(1);
    } else {
      assertThatThrownBy(() -> Yaml.toJsonMap(text))
          .hasMessage(TO_JSON + "yaml: mapping values are not allowed in this context");
    }
  }

  @Test
  void refusesToWriteKeysThatJsonWouldMakeTooLong() {
    assertThat(Yaml.marshal(Map.of("k".repeat(1022), 1))).startsWith("? kkk");
    assertThatThrownBy(() -> Yaml.marshal(Map.of("k".repeat(1023), 1)))
        .hasMessage("yaml: did not find expected ',' or '}'");
    assertThat(Yaml.marshal(Map.of("<".repeat(170), 1))).startsWith("? <<<");
    assertThatThrownBy(() -> Yaml.marshal(Map.of("<".repeat(171), 1)))
        .hasMessage("yaml: did not find expected ',' or '}'");
  }

  @Test
  void stopsDocumentsThatGrowByAliases() {
    StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x,x]\n");
    for (char c = 'b'; c <= 'i'; c++) {
      String before = "*" + (char) (c - 1);
      bomb.append(c).append(": &").append(c).append(" [");
      bomb.append(String.join(",", java.util.Collections.nCopies(10, before))).append("]\n");
    }
    assertThat(read(bomb.toString()))
        .isEqualTo(TO_JSON + "yaml: document contains excessive aliasing");
    assertThat(read("&a [*a]")).isEqualTo(TO_JSON + "yaml: anchor 'a' value contains itself");
    assertThat(read("&a {<<: *a}")).isEqualTo(TO_JSON + "yaml: anchor 'a' value contains itself");
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 100_000})
  void writesDeepTreesWithoutRecursion(int depth) {
    Object tree = 1;
    for (int i = 0; i < depth; i++) {
      tree = i % 2 == 0 ? List.of(tree) : Map.of("a", tree);
    }
    Object deep = tree;
    assertThat(problem(() -> Yaml.marshal(deep)))
        .isEqualTo(depth == 10_000 ? "" : "yaml: exceeded max depth of 10000");
  }

  @Test
  void writesDeepListsPrettilyWithoutRecursion() {
    Object tree = 1;
    for (int i = 0; i < 20_000; i++) {
      tree = List.of(tree);
    }
    Object deep = tree;
    assertThat(problem(() -> Yaml.marshalPretty(deep))).isEmpty();
  }

  @Test
  void noticesTreesThatContainThemselves() {
    Map<String, Object> map = new HashMap<>();
    map.put("a", map);
    List<Object> list = new ArrayList<>();
    list.add(list);
    assertThat(problem(() -> Yaml.marshal(map)))
        .isEqualTo(
            "error marshaling into JSON: json: unsupported value: encountered a cycle via"
                + " map[string]interface {}");
    assertThat(problem(() -> Yaml.marshal(list))).endsWith("a cycle via []interface {}");
    assertThat(problem(() -> Yaml.marshalPretty(list))).contains("encountered a cycle");
  }
}
