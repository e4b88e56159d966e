package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/**
 * A function or method with its Go signature, by which calls are checked before the body sees them.
 *
 * <pre>{@code
 * Function.of("trunc", "(int, string) string", strings, 7);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class Function {
  private final String name;
  private final String signature;
  private final FunctionGroup group;
  private final int id;
  private @Nullable Signature parsed;

  private Function(String name, String signature, FunctionGroup group, int id) {
    this.name = name;
    this.signature = signature;
    this.group = group;
    this.id = id;
  }

  /**
   * A function.
   *
   * @param name its name in templates
   * @param signature its parameter and result types in Go's words without names, such as {@code
   *     (string, ...interface {}) (string, error)}
   * @param group where its body is
   * @param id its number there
   */
  public static Function of(String name, String signature, FunctionGroup group, int id) {
    return new Function(name, signature, group, id);
  }

  /** The name in templates. */
  public String name() {
    return name;
  }

  /** The types in Go's words. */
  public String signature() {
    return signature;
  }

  /** The types, read when first asked for. */
  Signature types() {
    Signature types = parsed;
    if (types == null) {
      types = Signature.parse(signature);
      parsed = types;
    }
    return types;
  }

  FunctionGroup group() {
    return group;
  }

  int id() {
    return id;
  }

  /** Runs the body without any check. */
  public @Nullable Object call(@Nullable Object[] args, Execution execution) {
    return group.call(id, args, execution);
  }
}
