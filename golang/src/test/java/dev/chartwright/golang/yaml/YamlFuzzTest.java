package dev.chartwright.golang.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.GoString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random values come back from what was written of them, and random text is read or refused, never
 * anything else. What go-yaml itself cannot read again (a key {@code <<}, a next line, a tab at the
 * begin of a block) is not among the values. The seeds are kept; {@link #main} goes on from one for
 * as long as it is let.
 */
class YamlFuzzTest {
  private static final int ROUNDS = 400;

  private static final String[] TOKENS = {
    "a",
    "b: ",
    "b:",
    "- ",
    "-",
    "? ",
    "key: value",
    ": ",
    "\n",
    "\n  ",
    "\n    ",
    " ",
    "\t",
    "{",
    "}",
    "[",
    "]",
    ",",
    "'",
    "\"",
    "|",
    ">",
    "|-",
    ">+",
    "|2",
    "&a",
    "*a",
    "<<: *a",
    "!!str",
    "!!int",
    "!x",
    "#",
    " # c",
    "%YAML 1.1",
    "---",
    "...",
    "\r\n",
    "\u0085",
    "\u2028",
    "\uFEFF",
    "é",
    "\uD83D\uDE00",
    "\uDCFF",
    "\u0000",
    "\u0007",
    "\\x41",
    "\\",
    "0x1f",
    "1e3",
    "~",
    "yes",
    "2021-01-01",
    "1:30",
    ".inf",
    "@",
    "`",
    "--- |\n x",
    "word word"
  };

  private static final String[] SCALARS = {
    "",
    "a",
    "yes",
    "No",
    "null",
    "~",
    "0",
    "017",
    "0x1F",
    "1e3",
    ".5",
    "-",
    "- a",
    "a: b",
    "a #c",
    "#c",
    "a\nb",
    "\na",
    "a\n",
    "a\n\n",
    " a",
    "a ",
    "é",
    "\uD83D\uDE00",
    "\u0001",
    "x\u2028y",
    "{}",
    "[",
    "'",
    "\"",
    "\\",
    "*a",
    "&a",
    "!x",
    "|",
    ">",
    "%x",
    "@x",
    "2021-01-01",
    "1:30",
    "=",
    "long words ".repeat(12),
    "x".repeat(200),
    "---",
    "..."
  };

  /** Runs seed after seed, from the first argument on, for the seconds of the second. */
  public static void main(String[] args) {
    long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
    long end =
        System.nanoTime() + (args.length > 1 ? Long.parseLong(args[1]) : 60) * 1_000_000_000L;
    YamlFuzzTest test = new YamlFuzzTest();
    while (System.nanoTime() < end) {
      test.valuesComeBackFromWhatIsWrittenOfThem(seed);
      test.anyTextIsReadOrRefused(seed);
      seed++;
    }
    System.out.println("YAML: next seed " + seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void valuesComeBackFromWhatIsWrittenOfThem(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      Object value = value(random, 4);
      assertThat(Yaml.toJsonValue(Yaml.marshal(value)))
          .as("seed %d, value %d", seed, i)
          .isEqualTo(value);
      assertThat(Yaml.toJsonValue(Yaml.marshalPretty(value)))
          .as("seed %d, value %d", seed, i)
          .isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyTextIsReadOrRefused(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] text = GoString.bytes(text(random));
      Object value;
      try {
        value = Yaml.toJsonValue(text, YamlTarget.ANY, random.nextBoolean());
        Yaml.toJson(text, YamlTarget.ANY, false);
        YamlDocuments.of(text).next();
      } catch (YamlException e) {
        assertThat(e.getMessage()).as("seed %d, text %d", seed, i).isNotEmpty();
        continue;
      }
      String written;
      try {
        written = Yaml.marshal(value);
        Yaml.marshalPretty(value);
      } catch (YamlException e) {
        continue;
      }
      if (written.contains("<<") || written.contains("\\N") || written.contains("\u0085")) {
        // A merge key, and what JSON's way does to a next line: written otherwise than read.
        continue;
      }
      assertThat(Yaml.marshal(Yaml.toJsonValue(written)))
          .as("seed %d, text %d", seed, i)
          .isEqualTo(written);
    }
  }

  private static String text(Random random) {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      out.append(TOKENS[random.nextInt(TOKENS.length)]);
    }
    return out.toString();
  }

  /**
   * What a document can hold; numbers that are integers without a fraction, so that they compare.
   */
  private static Object value(Random random, int depth) {
    int choice = random.nextInt(depth > 0 ? 10 : 6);
    if (choice >= 8) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        map.put(scalar(random), value(random, depth - 1));
      }
      return map;
    }
    if (choice >= 6) {
      List<Object> list = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        list.add(value(random, depth - 1));
      }
      return list;
    }
    return switch (choice) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> (double) random.nextInt(1_000_000_000);
      case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30);
      default -> scalar(random);
    };
  }

  private static String scalar(Random random) {
    String s = SCALARS[random.nextInt(SCALARS.length)];
    return random.nextInt(4) == 0 ? s + SCALARS[random.nextInt(SCALARS.length)] : s;
  }
}
