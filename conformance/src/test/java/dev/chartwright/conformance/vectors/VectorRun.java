package dev.chartwright.conformance.vectors;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks the questions of a folder of vectors and holds our answers against the recorded ones.
 *
 * <p>{@code ./dev vectors DIR [--filter GLOB] [--limit N] [--op OPERATION]} runs it: it prints each
 * failure as want and got, a line for each area, and ends with {@code N passed, N failed}.
 */
final class VectorRun {
  private final PrintStream out;
  private final Map<String, Operation> operations = new TreeMap<>();
  private final Map<String, int[]> areas = new TreeMap<>();
  private final Map<String, Integer> unknown = new TreeMap<>();
  private final Pattern filter;
  private final String only;
  private int limit;
  private int passed;
  private int failed;

  VectorRun(PrintStream out, String filter, String only, int limit) {
    this.out = out;
    this.filter = glob(filter);
    this.only = only;
    this.limit = limit;
    Operations.addTo(operations);
  }

  public static void main(String[] args) throws IOException {
    String folder = "";
    String filter = "*";
    String only = "";
    int limit = 40;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--filter" -> filter = args[++i];
        case "--op" -> only = args[++i];
        case "--limit" -> limit = Integer.parseInt(args[++i]);
        default -> folder = args[i];
      }
    }
    if (folder.isEmpty()) {
      System.err.println("usage: ./dev vectors DIR [--filter GLOB] [--op OPERATION] [--limit N]");
      System.exit(2);
    }
    WorkFolder.mustBeEmpty();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    VectorRun run = new VectorRun(out, filter, only, limit);
    run.folder(Path.of(folder));
    System.exit(run.summary() ? 0 : 1);
  }

  private static Pattern glob(String glob) {
    String anywhere = glob.contains("*") ? glob : glob + "*";
    return Pattern.compile("\\Q" + anywhere.replace("*", "\\E.*\\Q") + "\\E");
  }

  void folder(Path folder) throws IOException {
    for (Path file : VectorFile.in(folder)) {
      VectorFile.forEach(file, row -> ask(VectorFile.area(file), row));
    }
  }

  private void ask(String area, Row row) {
    String id = row.text("id");
    String op = row.text("op");
    if (!filter.matcher(id).matches() || !(only.isEmpty() || only.equals(op))) {
      return;
    }
    int[] counts = areas.computeIfAbsent(area, name -> new int[2]);
    Operation operation = operations.get(op);
    if (operation == null) {
      unknown.merge(op, 1, Integer::sum);
      return;
    }
    Map<String, @Nullable Object> got = answer(operation, row);
    Map<String, @Nullable Object> want = row.row("want").members();
    boolean same = Answers.satisfies(op, want, got);
    counts[same ? 0 : 1]++;
    if (same) {
      passed++;
      return;
    }
    failed++;
    if (limit-- > 0) {
      Map<String, @Nullable Object> question = new LinkedHashMap<>(row.members());
      question.remove("want");
      question.remove("id");
      out.println("FAIL " + id + "\n  " + Json.marshalUnescaped(question));
      out.println("  want " + Json.marshalUnescaped(want));
      out.println("  got  " + Json.marshalUnescaped(got));
    }
  }

  private static Map<String, @Nullable Object> answer(Operation operation, Row row) {
    Map<String, @Nullable Object> answer;
    try {
      answer = operation.answer(row);
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      answer = new LinkedHashMap<>();
      if (Answers.isOurs(e)) {
        answer.put("error", TypedValues.textRow(String.valueOf(e.getMessage())));
      } else {
        List<String> trace = new ArrayList<>();
        for (StackTraceElement element : e.getStackTrace()) {
          if (trace.size() < 6) {
            trace.add(element.toString());
          }
        }
        answer.put("crash", e + " " + trace);
      }
    }
    return Row.of(Json.parseKeepingNumbers(GoString.bytes(Json.marshal(answer)))).members();
  }

  /** Prints what was counted; whether all answers agreed. */
  boolean summary() {
    areas.forEach(
        (area, counts) -> out.printf("%-14s %6d passed, %d failed%n", area, counts[0], counts[1]));
    unknown.forEach((op, count) -> out.println("not asked: " + count + " of " + op));
    out.println(passed + " passed, " + failed + " failed");
    return failed == 0 && passed > 0;
  }
}
