package dev.chartwright.golang.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.Vectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short way of writing gives the bytes of the long one, and indentation adds blanks only. */
class BlockWriterTest {
  static Stream<Object> recorded() {
    return Stream.concat(
            Vectors.rows("yaml.jsonl.gz", "yaml.marshal"),
            Vectors.rows("yaml-generated.jsonl.gz", "yaml.marshal"))
        .map(row -> new Object[] {Vectors.typed(row.get("value"))});
  }

  static Stream<Object> generated() {
    return IntStream.range(0, 2000).mapToObj(seed -> new Object[] {tree(new Random(seed), 4)});
  }

  @ParameterizedTest
  @MethodSource({"recorded", "generated"})
  void bothWaysOfWritingGiveTheSameBytes(Object value) {
    StringBuilder out = new StringBuilder("x");
    if (!new BlockWriter(out, 0).write(value)) {
      assertThat(out).hasToString("x");
      return;
    }
    assertThat(out.substring(1) + "\n").isEqualTo(Emitter.direct(value, null));
  }

  @ParameterizedTest
  @MethodSource({"recorded", "generated"})
  void indentationPutsBlanksBehindEachLineFeed(Object value) {
    String plain;
    try {
      plain = Yaml.marshal(value);
    } catch (YamlException e) {
      return;
    }
    StringBuilder out = new StringBuilder("a: ");
    Yaml.marshalTo(out, value, 3);
    String trimmed = plain.endsWith("\n") ? plain.substring(0, plain.length() - 1) : plain;
    assertThat(out).hasToString("a: " + trimmed.replace("\n", "\n   "));
  }

  @Test
  void deepTreesAreWrittenOnTheLongWay() {
    List<Object> tree = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      tree = new ArrayList<>(List.of(tree));
    }
    StringBuilder out = new StringBuilder();
    Yaml.marshalTo(out, tree, 1);
    assertThat(out.toString()).startsWith("- - - ").endsWith("- - []");
  }

  private static final String[] PIECES = {
    "a", "b", "word", " ", " ", ": ", ":", " #", "#", "\n", "\n\n", "é", "\t", "'", "\"", "\\", "-",
    "0", "12", ".", "e3", "true", "yes", "null", "~", "{", "[", "*", "&", "!", "|", "%", "@", "\r",
    "\u2028", "\u0001", "\uFEFF", "\uD83D\uDE00", "long text that is longer ", "_", "0x1f", "/"
  };

  private static String text(Random random) {
    StringBuilder out = new StringBuilder();
    int pieces = random.nextInt(random.nextInt(12) == 0 ? 40 : 5);
    for (int i = 0; i < pieces; i++) {
      out.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return out.toString();
  }

  private static Object tree(Random random, int depth) {
    int choice = random.nextInt(depth > 0 ? 12 : 8);
    if (choice >= 10) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (int i = random.nextInt(random.nextInt(6) == 0 ? 20 : 5); i > 0; i--) {
        map.put(text(random), tree(random, depth - 1));
      }
      return map;
    }
    if (choice >= 8) {
      List<Object> list = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        list.add(tree(random, depth - 1));
      }
      return list;
    }
    return switch (choice) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> (double) random.nextInt(2_000_000);
      case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      default -> text(random);
    };
  }
}
