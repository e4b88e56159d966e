package dev.chartwright.gotemplate;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Templates that can call each other by name: Go's {@code template.Template} with what is
 * associated with it.
 *
 * <p>Immutable and thread-safe. Making one costs a map entry for each template; an overlay costs
 * only its own templates.
 */
public final class TemplateSet {
  private final String name;

  private TemplateSet(String name) {
    this.name = name;
  }

  /**
   * A set of files. Where two define the same name the later one counts, unless its body holds
   * nothing but space and comments.
   *
   * @param name the name of the set, which shows in the error for a template that is missing; Helm
   *     calls it {@code gotpl}
   */
  public static TemplateSet of(String name, List<Template> files) {
    return new TemplateSet(name);
  }

  /** With another treatment of missing keys; {@link MissingKey#DEFAULT} unless told. */
  public TemplateSet missingKey(MissingKey missingKey) {
    return this;
  }

  /**
   * This set with one more file, whose definitions are seen only there. The file's own body counts
   * under its name in any case. Later overlays of the overlay see both.
   */
  public TemplateSet overlay(Template file) {
    return this;
  }

  /** The name of the set. */
  public String name() {
    return name;
  }

  /** Whether it has a template of that name. */
  public boolean has(String template) {
    return false;
  }

  /** The names of all its templates. */
  public Set<String> names() {
    return Set.of();
  }

  /**
   * Executes a template with generous limits.
   *
   * @param template its name
   * @param data the dot and the {@code $} of the template
   * @param context what {@link Execution#context()} gives to the functions
   * @throws ExecException if it fails
   * @throws FunctionException if the set has none of that name
   */
  public String execute(String template, @Nullable Object data, @Nullable Object context) {
    return execute(template, data, context, ExecLimits.generous());
  }

  /** Executes a template. */
  public String execute(
      String template, @Nullable Object data, @Nullable Object context, ExecLimits limits) {
    StringBuilder out = new StringBuilder();
    execute(template, data, context, limits, out);
    return out.toString();
  }

  /** Executes a template and appends its text; after an exception, a part of it. */
  public void execute(
      String template,
      @Nullable Object data,
      @Nullable Object context,
      ExecLimits limits,
      StringBuilder out) {
    throw new FunctionException("template: no template");
  }
}
