package dev.chartwright.conformance.vectors;

import dev.chartwright.cli.Program;
import dev.chartwright.cli.Session;
import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.golang.GoString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
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
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    ByteSink out = ByteSink.buffered(stdout);
    int code =
        new Session(
                Program.of("helm"),
                Map.of("HOME", folder, "KUBECONFIG", folder + "/.kubeconfig"),
                "Linux",
                out,
                ByteSink.unbuffered(stderr, out),
                new ByteArrayInputStream(new byte[0]),
                Clock.systemUTC(),
                settings -> {})
            .run(args);
    return Map.of(
        "exit", code,
        "stdout", shown(stdout.toByteArray(), folder),
        "stderr", shown(stderr.toByteArray(), folder));
  }

  private static Object shown(byte[] text, String folder) {
    return TypedValues.textRow(GoString.of(text).replace(folder, "$DIR"));
  }
}
