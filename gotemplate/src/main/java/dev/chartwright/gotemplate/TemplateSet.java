package dev.chartwright.gotemplate;

import dev.chartwright.golang.fmt.Printf;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
  private final @Nullable TemplateSet parent;
  private final Map<String, Tree> trees;
  private final MissingKey missingKey;

  private TemplateSet(
      String name, @Nullable TemplateSet parent, Map<String, Tree> trees, MissingKey missingKey) {
    this.name = name;
    this.parent = parent;
    this.trees = trees;
    this.missingKey = missingKey;
  }

  /**
   * A set of files. Where two define the same name the later one counts, unless its body holds
   * nothing but space and comments.
   *
   * @param name the name of the set, which shows in the error for a template that is missing; Helm
   *     calls it {@code gotpl}
   */
  public static TemplateSet of(String name, List<Template> files) {
    Map<String, Tree> trees = new HashMap<>();
    for (Template file : files) {
      for (Map.Entry<String, Tree> entry : file.trees().entrySet()) {
        if (!entry.getValue().body().isEmpty() || !trees.containsKey(entry.getKey())) {
          trees.put(entry.getKey(), entry.getValue());
        }
      }
    }
    return new TemplateSet(name, null, trees, MissingKey.DEFAULT);
  }

  /** With another treatment of missing keys; {@link MissingKey#DEFAULT} unless told. */
  public TemplateSet missingKey(MissingKey missingKey) {
    return new TemplateSet(name, parent, trees, missingKey);
  }

  /**
   * This set with one more file, whose definitions are seen only there. The file's own body counts
   * under its name in any case. Later overlays of the overlay see both.
   */
  public TemplateSet overlay(Template file) {
    Map<String, Tree> own = file.trees();
    if (!file.definesNothing()) {
      own = new HashMap<>(own);
      for (Map.Entry<String, Tree> entry : file.trees().entrySet()) {
        String template = entry.getKey();
        if (entry.getValue().body().isEmpty() && !template.equals(file.name()) && has(template)) {
          own.remove(template);
        }
      }
    }
    return new TemplateSet(name, this, own, missingKey);
  }

  /** The name of the set. */
  public String name() {
    return name;
  }

  /** Whether it has a template of that name. */
  public boolean has(String template) {
    return find(template) != null;
  }

  /** The names of all its templates. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(trees.keySet());
    if (parent != null) {
      names.addAll(parent.names());
    }
    return names;
  }

  MissingKey missingKey() {
    return missingKey;
  }

  @Nullable Tree find(String template) {
    TemplateSet set = this;
    while (set != null) {
      Tree tree = set.trees.get(template);
      if (tree != null) {
        return tree;
      }
      set = set.parent;
    }
    return null;
  }

  Tree get(String template) {
    Tree tree = find(template);
    if (tree == null) {
      throw new FunctionException(
          Printf.sprintf("template: no template %q associated with template %q", template, name));
    }
    return tree;
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
    StringBuilder out = new StringBuilder(1024);
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
    Tree tree = get(template);
    new Executor(this, tree, context, limits, out).run(tree, data);
  }
}
