package dev.chartwright.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart that cannot be rendered: a template does not parse or fails. The message is Helm's, of
 * one line or several.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/engine/engine.go}.
 */
public final class RenderException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String template;
  private final transient List<Frame> frames;

  /**
   * One step of the way from the file to the place that failed.
   *
   * @param template the file or, inside {@code tpl}, {@code gotpl}
   * @param line from 1
   * @param column the byte in the line, from 0; -1 if only the line is known
   * @param executing the template that was executed there, by name; empty for a parse error
   * @param node the expression as it is printed in messages; empty for a parse error
   * @param message what went wrong there; empty where the next step says it
   */
  public record Frame(
      String template, int line, int column, String executing, String node, String message) {
    Frame because(String reason) {
      return new Frame(template, line, column, executing, node, reason);
    }
  }

  RenderException(String message, String template, List<Frame> frames, @Nullable Throwable cause) {
    super(message, cause);
    this.template = template;
    this.frames = List.copyOf(frames);
  }

  /** The file that was being parsed or rendered: {@code demo/templates/a.yaml}. */
  public String template() {
    return template;
  }

  /** The way to the place that failed, the file first; empty if the message has no place. */
  public List<Frame> frames() {
    return frames;
  }
}
