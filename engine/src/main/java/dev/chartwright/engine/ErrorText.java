package dev.chartwright.engine;

import dev.chartwright.golang.strings.Strings;
import dev.chartwright.gotemplate.ExecException;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.ParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words the errors of templates as Helm does, which takes Go's messages apart and puts the pieces
 * together in its own way.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/engine/engine.go}, cleanupParseError and reformatExecErrorMsg.
 */
final class ErrorText {
  private static final String START = "HELM_ERR_START";
  private static final String END = "HELM_ERR_END";
  private static final int MAX_FRAMES = 1000;
  private static final Level NO_TEMPLATE_ERROR = new Level(false, "", "", "", "");

  private ErrorText() {}

  /** Marks what {@code fail} and {@code required} say, to be found again in the message. */
  static String marked(String message) {
    return START + message + END;
  }

  static RenderException parse(String file, ParseException e) {
    String text = String.valueOf(e.getMessage());
    int first = text.indexOf(": ");
    if (first < 0) {
      return new RenderException("parse error in (" + file + "): " + text, file, List.of(), e);
    }
    int second = text.indexOf(": ", first + 2);
    String location = second < 0 ? text.substring(first + 2) : text.substring(first + 2, second);
    String message = text.substring(text.lastIndexOf(": ") + 2);
    RenderException.Frame frame =
        new RenderException.Frame(e.template(), e.line(), -1, "", "", message);
    return new RenderException(
        "parse error at (" + location + "): " + message, file, List.of(frame), e);
  }

  static RenderException exec(String file, FunctionException e) {
    String text = String.valueOf(e.getMessage());
    List<RenderException.Frame> frames = frames(e);
    if (!(e instanceof ExecException)) {
      return new RenderException(text, file, frames, e);
    }
    int first = text.indexOf(": ");
    int second = first < 0 ? -1 : text.indexOf(": ", first + 2);
    if (second < 0) {
      return new RenderException("execution error in (" + file + "): " + text, file, frames, e);
    }
    int start = text.indexOf(START, second + 2);
    int end = start < 0 ? -1 : text.lastIndexOf(END);
    if (start >= 0 && end >= start + START.length()) {
      String message = text.substring(start + START.length(), end);
      String location = text.substring(first + 2, second);
      return new RenderException(
          "execution error at (" + location + "): " + message, file, frames, e);
    }
    StringBuilder lines = new StringBuilder();
    Level last = null;
    for (Level level : levels(e)) {
      if (!level.isTemplateError) {
        return new RenderException(text, file, frames, e);
      }
      if (!level.equals(last)) {
        level.append(lines);
      }
      last = level;
    }
    return new RenderException(Strings.trimSpace(lines.toString()), file, frames, e);
  }

  static RenderException tooDeep(String file) {
    return new RenderException(
        "rendering " + file + " failed: templates are nested too deeply for the stack of a thread",
        file,
        List.of(),
        null);
  }

  static RenderException tooLarge(String file, long limit) {
    return new RenderException(
        "rendering " + file + " failed: the chart renders to more than " + limit + " characters",
        file,
        List.of(),
        null);
  }

  static RenderException panic(String file, RuntimeException e) {
    return new RenderException("rendering template failed: " + e.getMessage(), file, List.of(), e);
  }

  /** One message of the chain of errors, taken apart; the parts are empty where it has none. */
  private record Level(
      boolean isTemplateError, String location, String executing, String node, String message) {
    void append(StringBuilder out) {
      if (!location.isEmpty()) {
        out.append(location).append("\n  ");
      }
      if (!node.isEmpty() || !executing.isEmpty()) {
        out.append("executing \"").append(executing).append("\" at <").append(node);
        out.append(">:\n    ");
      }
      if (!message.isEmpty()) {
        out.append(message).append('\n');
      }
    }
  }

  /** The messages of the chain, equal neighbours once; only the last if that is enough to know. */
  private static List<Level> levels(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    Level innermost = level(String.valueOf(root.getMessage()));
    if (!innermost.isTemplateError) {
      return List.of(innermost);
    }
    List<Level> levels = new ArrayList<>();
    String last = null;
    for (Throwable current = e; current != null; current = current.getCause()) {
      String text = String.valueOf(current.getMessage());
      if (!text.equals(last)) {
        levels.add(level(text));
      }
      last = text;
    }
    return levels;
  }

  private static Level level(String text) {
    String prefix = "template: ";
    if (!text.startsWith(prefix)) {
      return NO_TEMPLATE_ERROR;
    }
    String rest = text.substring(prefix.length());
    if (rest.startsWith("no template ")) {
      return new Level(true, "", "", "", text);
    }
    Level executing = executing(rest);
    if (executing != null) {
      return executing;
    }
    int colon = rest.lastIndexOf(": ");
    if (colon < 0) {
      return NO_TEMPLATE_ERROR;
    }
    return new Level(true, rest.substring(0, colon), "", "", cut(rest.substring(colon + 2)));
  }

  private static @Nullable Level executing(String rest) {
    String marker = ": executing ";
    int found = rest.indexOf(marker);
    if (found < 0 || !rest.startsWith("\"", found + marker.length())) {
      return null;
    }
    int name = found + marker.length() + 1;
    int quote = rest.indexOf('"', name);
    String at = "\" at <";
    if (quote < 0 || !rest.startsWith(at, quote)) {
      return null;
    }
    int node = quote + at.length();
    int close = rest.indexOf(">: ", node);
    if (close < 0) {
      return null;
    }
    return new Level(
        true,
        rest.substring(0, found),
        rest.substring(name, quote),
        rest.substring(node, close),
        cut(rest.substring(close + 3)));
  }

  private static String cut(String message) {
    int next = message.indexOf(" template:");
    return next < 0 ? message : message.substring(0, next);
  }

  private static List<RenderException.Frame> frames(Throwable e) {
    List<RenderException.Frame> frames = new ArrayList<>();
    for (Throwable at = e; at != null && frames.size() < MAX_FRAMES; at = at.getCause()) {
      if (at instanceof ExecException failure) {
        boolean innermost = !(failure.getCause() instanceof FunctionException);
        frames.add(
            new RenderException.Frame(
                failure.file(),
                failure.line(),
                failure.column(),
                failure.template(),
                failure.node(),
                innermost ? failure.reason() : ""));
      } else if (at instanceof ParseException failure) {
        frames.add(
            new RenderException.Frame(
                failure.template(),
                failure.line(),
                -1,
                "",
                "",
                String.valueOf(failure.getMessage())));
      } else if (!frames.isEmpty() && !(at.getCause() instanceof FunctionException)) {
        RenderException.Frame last = frames.remove(frames.size() - 1);
        frames.add(last.because(String.valueOf(at.getMessage())));
      }
    }
    return frames;
  }
}
