package dev.chartwright.conformance.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When an answer is as good as the recorded one. */
final class Answers {
  private Answers() {}

  /** Whether a failure is an answer, and not an accident of ours. */
  static boolean isOurs(Throwable failure) {
    return failure.getClass().getName().startsWith("dev.chartwright.");
  }

  /**
   * Compares an answer with the recorded one. Lines that Helm prints in the order of a Go map are
   * compared as a sorted list.
   */
  static boolean satisfies(
      String operation, Map<String, @Nullable Object> want, Map<String, @Nullable Object> got) {
    if (want.get("match") instanceof String pattern) {
      return got.get("out") instanceof String text
          && Pattern.compile(pattern, Pattern.DOTALL).matcher(text).find();
    }
    Map<String, @Nullable Object> expected = new LinkedHashMap<>(want);
    Map<String, @Nullable Object> found = new LinkedHashMap<>(got);
    for (String name : List.of("error", "stderr")) {
      if (want.containsKey(name + "Lines") && found.remove(name) instanceof String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        lines.sort(dev.chartwright.golang.GoString::compare);
        found.put(name + "Lines", lines);
      }
    }
    if (expected.containsKey("panic")) {
      // A panic of a library is an error of ours with the same text.
      expected.put("error", expected.remove("panic"));
    }
    if (operation.equals("chartfile.validate") && want.get("load") != null) {
      // What Helm had read before it failed is nothing that ours hands out.
      expected.remove("metadata");
      found.remove("metadata");
    }
    return Objects.equals(expected, found);
  }
}
