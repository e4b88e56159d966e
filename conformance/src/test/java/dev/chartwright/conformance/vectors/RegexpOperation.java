package dev.chartwright.conformance.vectors;

import dev.chartwright.golang.json.JsonNumber;
import dev.chartwright.golang.regexp.Regexp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions about regular expressions. */
final class RegexpOperation {
  private RegexpOperation() {}

  static Map<String, @Nullable Object> answer(Row row) {
    String function = row.text("function");
    String text = row.text("text");
    if (function.equals("quoteMeta")) {
      return GolangOperations.text(Regexp.quoteMeta(text));
    }
    Regexp regexp = Regexp.compile(row.text("pattern"));
    int limit = row.get("n") instanceof JsonNumber n ? (int) n.toLong() : -1;
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    switch (function) {
      case "compile" -> {
        out.put("groups", regexp.groups());
        out.put("names", regexp.groupNames());
      }
      case "match" -> out.put("ok", regexp.matches(text));
      case "find" -> {
        out.put("text", TypedValues.textRow(regexp.find(text)));
        int[] index = regexp.findIndex(text);
        out.put("index", index == null ? null : List.of(index[0], index[1]));
      }
      case "findAll" -> out.put("list", orNull(regexp.findAll(text, limit)));
      case "submatch" -> out.put("list", orNull(regexp.findAllSubmatch(text, limit)));
      case "replaceAll" ->
          out.put("text", TypedValues.textRow(regexp.replaceAll(text, row.text("replace"))));
      case "replaceAllLiteral" ->
          out.put("text", TypedValues.textRow(regexp.replaceAllLiteral(text, row.text("replace"))));
      case "split" -> {
        List<String> parts = regexp.split(text, limit);
        out.put("list", limit == 0 ? null : parts);
      }
      default -> throw new IllegalArgumentException(function);
    }
    return out;
  }

  private static @Nullable Object orNull(List<?> list) {
    return list.isEmpty() ? null : list;
  }
}
