package dev.chartwright.cli.cmd;

import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.strconv.SyntaxException;

/**
 * The part of Go's template language that {@code version --template} is used with: text, {@code
 * {{.Field}}}, {@code {{.}}} and string constants. Anything else is refused in one line.
 */
final class VersionTemplate {
  private final String text;
  private final BuildInfo info;
  private int at;

  VersionTemplate(String text, BuildInfo info) {
    this.text = text;
    this.info = info;
  }

  /**
   * Writes the result; what stands before a field that does not exist is written, too.
   *
   * @throws CommandException if the template is wrong, in Go's words, or more than we know
   */
  void writeTo(ByteSink out) {
    StringBuilder result = new StringBuilder();
    int start = 0;
    for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", start)) {
      at = open + 2;
      String before = text.substring(start, open);
      if (text.startsWith("- ", at)) {
        at++;
        before = before.stripTrailing();
      }
      result.append(before);
      skipSpaces();
      Object value = value();
      skipSpaces();
      boolean trimAfter = at < text.length() && text.charAt(at) == '-';
      if (trimAfter) {
        at++;
      }
      if (!text.startsWith("}}", at)) {
        throw at >= text.length() ? unclosed() : unknown();
      }
      at += 2;
      if (trimAfter) {
        skipSpaces();
      }
      start = at;
      if (value instanceof Missing missing) {
        out.print(result.toString());
        throw missing.failure();
      }
      result.append(value);
    }
    out.print(result.append(text, start, text.length()).toString());
  }

  private record Missing(CommandException failure) {}

  private Object value() {
    if (at >= text.length()) {
      throw unclosed();
    }
    return switch (text.charAt(at)) {
      case '.' -> field();
      case '"', '`' -> constant();
      default -> throw unknown();
    };
  }

  private Object field() {
    int start = at++;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start + 1, at);
    if (name.isEmpty()) {
      return info.plain();
    }
    String value = info.field(name);
    if (value != null) {
      return value;
    }
    int line = lineOf(start);
    int column = start - (text.lastIndexOf('\n', start) + 1);
    return new Missing(
        CommandException.of(
            "template: _:"
                + line
                + ":"
                + column
                + ": executing \"_\" at <."
                + name
                + ">: can't evaluate field "
                + name
                + " in type version.BuildInfo"));
  }

  private String constant() {
    int start = at;
    char quote = text.charAt(at++);
    while (at < text.length() && text.charAt(at) != quote) {
      at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= text.length()) {
      throw unknown();
    }
    at++;
    try {
      return Quote.unquote(text.substring(start, at));
    } catch (SyntaxException e) {
      throw unknown();
    }
  }

  private void skipSpaces() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private int lineOf(int position) {
    int line = 1;
    for (int i = 0; i < position && i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  private CommandException unclosed() {
    return CommandException.of("template: _:" + lineOf(text.length()) + ": unclosed action");
  }

  private static CommandException unknown() {
    return CommandException.of(
        "--template beyond text, fields and string constants is not available in this version of"
            + " Chartwright yet");
  }
}
