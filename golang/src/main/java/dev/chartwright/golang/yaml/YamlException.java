package dev.chartwright.golang.yaml;

/**
 * A document that Go's YAML libraries refuse, or a value that they cannot write.
 *
 * <p>The message is theirs, word for word, for example {@code error converting YAML to JSON: yaml:
 * line 3: did not find expected key}.
 */
public final class YamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  YamlException(String message, int line) {
    super(message);
    this.line = line;
  }

  YamlException(String message) {
    this(message, 0);
  }

  /** An error of go-yaml; it names no line when the problem is on the first one. */
  static YamlException at(int line, String problem) {
    return new YamlException(
        line == 0 ? "yaml: " + problem : "yaml: line " + line + ": " + problem, line);
  }

  YamlException prefixed(String prefix) {
    YamlException e = new YamlException(prefix + getMessage(), line);
    e.setStackTrace(getStackTrace());
    return e;
  }

  /** The line that the message names, or zero when it names none. */
  public int line() {
    return line;
  }
}
