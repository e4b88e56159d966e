package dev.chartwright.conformance.vectors;

import dev.chartwright.conformance.ProgramRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whole commands in a directory with files. */
final class CommandOperation {
  private CommandOperation() {}

  static Map<String, @Nullable Object> answer(Row row) throws Exception {
    return WorkFolder.with(row.texts("files"), () -> run(row));
  }

  private static Map<String, @Nullable Object> run(Row row) {
    String folder = WorkFolder.path().toString();
    List<String> args = new ArrayList<>();
    row.list("args").forEach(arg -> args.add((String) arg));
    ProgramRun run =
        ProgramRun.of("helm", Map.of("HOME", folder, "KUBECONFIG", folder + "/.kubeconfig"), args);
    return Map.of(
        "exit", run.code(),
        "stdout", shown(run.out(), folder),
        "stderr", shown(run.err(), folder));
  }

  private static Object shown(String text, String folder) {
    return TypedValues.textRow(text.replace(folder, "$DIR"));
  }
}
