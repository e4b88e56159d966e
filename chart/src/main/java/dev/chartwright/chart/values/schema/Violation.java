package dev.chartwright.chart.values.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a value, and the violations that it comes from.
 *
 * <p>Source: santhosh-tekuri/jsonschema 6.0.3 {@code output.go}.
 */
final class Violation {
  /** That something is wrong, when nobody asks what. */
  static final Violation UNTOLD = new Violation(Path.ROOT, Kind.GROUP, List.of());

  final Path path;
  final Kind kind;
  final List<Violation> causes;
  private final @Nullable Object[] about;

  Violation(Path path, Kind kind, List<Violation> causes, @Nullable Object... about) {
    this.path = path;
    this.kind = kind;
    this.causes = causes;
    this.about = about;
  }

  /** This violation and its causes, one a line, the causes indented. */
  String text() {
    StringBuilder out = new StringBuilder();
    write(out, 0);
    return out.toString();
  }

  private void write(StringBuilder out, int indent) {
    boolean told = kind != Kind.REFERENCE || causes.size() != 1;
    if (told) {
      if (indent > 0) {
        out.append('\n').append("  ".repeat(indent - 1)).append("- ");
      }
      if (kind != Kind.SCHEMA) {
        out.append("at ").append(Quoting.quote(path.pointer())).append(": ");
      }
      out.append(kind.text(about));
      if (out.length() > SchemaLimits.MAX_MESSAGE_LENGTH) {
        throw Validation.tooLong();
      }
    }
    for (Violation cause : causes) {
      cause.write(out, told ? indent + 1 : indent);
    }
  }
}
