package dev.chartwright.chart.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Any text is set or refused. Run {@link #main} with a seed and seconds for longer; a text that
 * does something else belongs into {@code fuzz/set-flags.txt}.
 */
@Timeout(120)
class SetFlagFuzzTest {
  private static final long SEED = 20261121;
  private static final String[] PIECES = {
    "a",
    "b",
    ".",
    ".",
    "=",
    "=",
    ",",
    "[",
    "]",
    "[0]",
    "[1]",
    "[65536]",
    "[-1]",
    "[99999999999]",
    "{",
    "}",
    "\\",
    "\"",
    "1",
    "null",
    "true",
    " ",
    "\u00e9",
    "\ud83d\ude00",
    "\udcff",
    "{\"a\":[1]}",
    "[[",
    "]]",
    "\u0000",
    "1e999",
    "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z",
  };

  private static List<String> seeds() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                SetFlagFuzzTest.class.getResourceAsStream("/fuzz/set-flags.txt"),
                StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String mutated(Random random, List<String> seeds) {
    StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
    for (int changes = random.nextInt(6); changes > 0; changes--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0, 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(6)));
        default -> text.append(',').append(seeds.get(random.nextInt(seeds.size())));
      }
    }
    return text.toString();
  }

  private static void applyAll(String text) {
    ValueReader files = SetFlagTest.reader(Map.of("a", "content"));
    Map<String, Object> values = new LinkedHashMap<>();
    for (SetFlag flag : SetFlag.values()) {
      try {
        flag.apply(text, values, files);
      } catch (ValuesException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }

  private static void run(int rounds, long seed) {
    List<String> seeds = seeds();
    seeds.forEach(SetFlagFuzzTest::applyAll);
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      String text = mutated(random, seeds);
      try {
        applyAll(text);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("round " + round + ", seed " + seed + ": " + text, e);
      }
    }
  }

  @Test
  void anyTextIsSetOrRefused() {
    run(20_000, SEED);
  }

  /** Goes on from a seed for some seconds. */
  public static void main(String[] arguments) {
    long seed = Long.parseLong(arguments[0]);
    long end = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000_000L;
    while (System.nanoTime() < end) {
      run(20_000, seed++);
    }
    System.out.println("--set: next seed " + seed);
  }
}
