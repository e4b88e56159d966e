package dev.chartwright.conformance.corpus;

import dev.chartwright.golang.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One command that helm ran on a chart, as {@code cases.jsonl} records it. */
record CorpusCase(
    String chart,
    String name,
    List<String> args,
    long exit,
    boolean stable,
    Set<Integer> vary,
    Set<Integer> errVary,
    @Nullable String file,
    String err,
    @Nullable String entriesSha256,
    @Nullable String tarSha256) {

  static CorpusCase parse(String line) {
    Map<?, ?> row = (Map<?, ?>) Json.parse(line);
    if (row == null) {
      throw new IllegalArgumentException("no case: " + line);
    }
    List<String> args = new ArrayList<>();
    for (Object arg : (List<?>) row.get("args")) {
      args.add((String) arg);
    }
    return new CorpusCase(
        (String) row.get("chart"),
        (String) row.get("case"),
        args,
        ((Double) row.get("exit")).longValue(),
        "ok".equals(row.get("state")),
        lines(row.get("vary")),
        lines(row.get("errVary")),
        (String) row.get("file"),
        row.get("err") instanceof String text ? text : "",
        (String) row.get("entriesSha256"),
        (String) row.get("tarSha256"));
  }

  private static Set<Integer> lines(@Nullable Object list) {
    Set<Integer> out = new HashSet<>();
    if (list instanceof List<?> numbers) {
      for (Object number : numbers) {
        out.add(((Double) number).intValue());
      }
    }
    return out;
  }

  /** The folder in which the chart lies, as the first part of its path. */
  String folder() {
    return chart.substring(0, chart.indexOf('/'));
  }
}
