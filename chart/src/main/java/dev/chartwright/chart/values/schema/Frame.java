package dev.chartwright.chart.values.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One value held against one schema.
 *
 * <p>Source: santhosh-tekuri/jsonschema 6.0.3 {@code validator.go}.
 */
final class Frame {
  final Validation validation;
  final @Nullable Frame parent;
  final @Nullable Object value;
  final int type;
  final Path path;
  final Schema schema;

  /** The schema that was asked for; {@link #schema} is another where the dialect changes. */
  private final Schema entered;

  /** The keyword that led here from elsewhere; empty if the schema is below its parent's. */
  private final String jump;

  /** The same for frames that hold the same value. */
  private final int valueId;

  private final int depth;

  /** Whether it only matters whether something is wrong, and not what. */
  final boolean quick;

  final @Nullable MetaContext meta;
  @Nullable Unevaluated open;
  final List<Violation> violations = new ArrayList<>(0);

  private Frame(
      Validation validation,
      @Nullable Frame parent,
      @Nullable Object value,
      Path path,
      Schema schema,
      String jump,
      boolean sameValue,
      boolean quick,
      @Nullable MetaContext meta) {
    this.validation = validation;
    this.parent = parent;
    this.value = value;
    this.type = Types.of(value);
    this.path = path;
    this.entered = schema;
    this.jump = jump;
    this.valueId = parent == null ? 0 : sameValue ? parent.valueId : parent.valueId + 1;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.quick = quick;
    boolean wanted = sameValue && parent != null && parent.needsUnevaluated();
    this.open = Unevaluated.of(value, schema, wanted);
    MetaContext changed = meta == null || parent == null ? null : meta.at(schema, path);
    this.meta = changed == null ? meta : changed;
    this.schema = changed == null ? schema : changed.schema();
  }

  static Frame root(
      Validation validation, Schema schema, @Nullable Object value, @Nullable MetaContext meta) {
    return new Frame(validation, null, value, Path.ROOT, schema, "", false, false, meta);
  }

  boolean needsUnevaluated() {
    return open != null && !open.isEmpty();
  }

  /** What is wrong; null if nothing is. */
  @Nullable Violation validate() {
    validation.step(depth);
    if (schema.always != null) {
      return schema.always ? null : violation(Kind.FALSE_SCHEMA);
    }
    Frame same = cycle();
    if (same != null) {
      return quick
          ? Violation.UNTOLD
          : violation(Kind.REF_CYCLE, keywordLocation(), same.keywordLocation(), schema.url);
    }
    Violation wrong = ValueRules.check(this);
    if (wrong != null) {
      return wrong;
    }
    if (schema.ref != null) {
      wrong = reference(schema.ref, "$ref");
      if (schema.version < 2019) {
        return wrong;
      }
      add(wrong);
    }
    if (value instanceof Map<?, ?> object) {
      ObjectRules.check(this, object);
    } else if (value instanceof List<?> array) {
      ArrayRules.check(this, array);
    } else if (value instanceof String text) {
      ValueRules.checkString(this, text);
    } else if (value != null && type == Types.NUMBER) {
      ValueRules.checkNumber(this, value);
    }
    if (violations.isEmpty() || !quick) {
      if (schema.version >= 2019) {
        dynamicReferences();
      }
      Combinations.check(this);
      if (schema.version >= 2019) {
        unevaluated();
      }
    }
    return switch (violations.size()) {
      case 0 -> null;
      case 1 -> violations.get(0);
      default -> quick ? Violation.UNTOLD : violation(Kind.GROUP, violations);
    };
  }

  private void dynamicReferences() {
    Schema recursive = schema.recursiveRef;
    if (recursive != null) {
      if (recursive.recursiveAnchor) {
        for (Frame at = this; at != null; at = at.parent) {
          if (at.entered.resource.recursiveAnchor) {
            recursive = at.entered;
          }
        }
      }
      add(reference(recursive, "$recursiveRef"));
    }
    Schema dynamic = schema.dynamicRef;
    if (dynamic != null) {
      String anchor = schema.dynamicRefAnchor;
      if (!anchor.isEmpty() && dynamic.dynamicAnchor.equals(anchor)) {
        for (Frame at = this; at != null; at = at.parent) {
          Schema target = at.entered.resource.dynamicAnchors.get(anchor);
          dynamic = target == null ? dynamic : target;
        }
      }
      add(reference(dynamic, "$dynamicRef"));
    }
  }

  private @Nullable Violation reference(Schema target, String keyword) {
    Violation wrong = self(target, keyword, false);
    if (wrong == null || quick) {
      return wrong;
    }
    return violation(Kind.REFERENCE, wrong.kind == Kind.GROUP ? wrong.causes : List.of(wrong));
  }

  private void unevaluated() {
    if (open == null) {
      return;
    }
    if (value instanceof Map<?, ?> object && schema.unevaluatedProperties != null) {
      for (String name : new TreeSet<>(open.properties)) {
        add(below(schema.unevaluatedProperties, object.get(name), path.child(name)));
      }
      open = null;
    } else if (value instanceof List<?> array && schema.unevaluatedItems != null) {
      for (int i = open.items.nextSetBit(0); i >= 0; i = open.items.nextSetBit(i + 1)) {
        add(below(schema.unevaluatedItems, array.get(i), path.child(i)));
      }
      open = null;
    }
  }

  /** Holds the same value against another schema. */
  @Nullable Violation self(Schema other, String keyword, boolean quicker) {
    Frame frame =
        new Frame(validation, this, value, path, other, keyword, true, quick || quicker, meta);
    Violation wrong = frame.validate();
    if (wrong == null && open != null) {
      open.merge(frame.open);
    }
    return wrong;
  }

  /** Holds a part of the value against a schema. */
  @Nullable Violation below(Schema other, @Nullable Object part, Path at) {
    if (other.always != null && other.always) {
      return null;
    }
    return new Frame(validation, this, part, at, other, "", false, quick, meta).validate();
  }

  /** The frame around this one that holds the same value against the same schema. */
  private @Nullable Frame cycle() {
    for (Frame at = parent; at != null && at.valueId == valueId; at = at.parent) {
      if (at.entered == entered) {
        return at;
      }
    }
    return null;
  }

  private String keywordLocation() {
    List<String> tokens = new ArrayList<>();
    for (Frame at = this; at.parent != null; at = at.parent) {
      String own = at.entered.url;
      int above = at.parent.entered.url.length();
      if (!at.jump.isEmpty()) {
        tokens.add("/" + Quoting.escape(at.jump));
      } else if (above <= own.length()) {
        tokens.add(own.substring(above));
      } else {
        throw new Panic(
            "runtime error: slice bounds out of range [" + above + ":" + own.length() + "]");
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = tokens.size() - 1; i >= 0; i--) {
      out.append(tokens.get(i));
    }
    validation.text(out.length());
    return out.toString();
  }

  Violation violation(Kind kind, @Nullable Object... about) {
    return violation(kind, List.of(), about);
  }

  Violation violation(Kind kind, List<Violation> causes, @Nullable Object... about) {
    if (quick) {
      return Violation.UNTOLD;
    }
    validation.violation();
    return new Violation(path, kind, causes, about);
  }

  void add(@Nullable Violation wrong) {
    if (wrong != null) {
      violations.add(wrong);
    }
  }
}
