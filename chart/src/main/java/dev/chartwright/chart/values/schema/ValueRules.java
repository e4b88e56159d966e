package dev.chartwright.chart.values.schema;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keywords for values of any type, for strings and for numbers. */
final class ValueRules {
  private ValueRules() {}

  /** What ends a validation at once: type, const, enum, format. Null if nothing is wrong. */
  static @Nullable Violation check(Frame frame) {
    Schema schema = frame.schema;
    if (frame.type == Types.INVALID) {
      return frame.violation(Kind.INVALID_VALUE, Types.goName(frame.value));
    }
    if (schema.types != 0 && !hasType(frame)) {
      return frame.violation(Kind.TYPE, frame.type, schema.types);
    }
    try {
      if (schema.hasConst && !Equality.equal(frame.value, schema.constant)) {
        return frame.violation(Kind.CONST, schema.constant);
      }
      if (schema.enumeration != null && !isEnumerated(frame, schema.enumeration)) {
        return frame.violation(Kind.ENUM, schema.enumeration);
      }
    } catch (Equality.InvalidValue e) {
      return frame.violation(Kind.INVALID_VALUE, e.typeName());
    }
    if (schema.format != null && frame.value instanceof String text) {
      String wrong = Formats.check(schema.format, text);
      if (wrong != null) {
        return frame.violation(Kind.FORMAT, text, schema.format, wrong);
      }
    }
    return null;
  }

  private static boolean hasType(Frame frame) {
    int types = frame.schema.types;
    return (types & frame.type) != 0
        || (frame.type == Types.NUMBER
            && (types & Types.INTEGER) != 0
            && frame.value != null
            && Numbers.isInteger(frame.value));
  }

  private static boolean isEnumerated(Frame frame, List<?> values) {
    if ((frame.schema.enumerationTypes & frame.type) == 0) {
      return false;
    }
    for (Object value : values) {
      if (Equality.equal(frame.value, value)) {
        return true;
      }
    }
    return false;
  }

  static void checkString(Frame frame, String text) {
    Schema schema = frame.schema;
    if (schema.minLength != null || schema.maxLength != null) {
      long length = text.codePointCount(0, text.length());
      if (schema.minLength != null && length < schema.minLength) {
        frame.add(frame.violation(Kind.MIN_LENGTH, length, schema.minLength));
      }
      if (schema.maxLength != null && length > schema.maxLength) {
        frame.add(frame.violation(Kind.MAX_LENGTH, length, schema.maxLength));
      }
    }
    if (schema.pattern != null && !schema.pattern.matches(text)) {
      frame.add(frame.violation(Kind.PATTERN, text, schema.pattern.text()));
    }
  }

  static void checkNumber(Frame frame, Object value) {
    Schema schema = frame.schema;
    if (!schema.checksNumbers()) {
      return;
    }
    BigDecimal number = Numbers.of(value);
    if (number == null) {
      throw Panic.nil();
    }
    if (schema.minimum != null && number.compareTo(schema.minimum) < 0) {
      frame.add(frame.violation(Kind.MINIMUM, number, schema.minimum));
    }
    if (schema.maximum != null && number.compareTo(schema.maximum) > 0) {
      frame.add(frame.violation(Kind.MAXIMUM, number, schema.maximum));
    }
    if (schema.exclusiveMinimum != null && number.compareTo(schema.exclusiveMinimum) <= 0) {
      frame.add(frame.violation(Kind.EXCLUSIVE_MINIMUM, number, schema.exclusiveMinimum));
    }
    if (schema.exclusiveMaximum != null && number.compareTo(schema.exclusiveMaximum) >= 0) {
      frame.add(frame.violation(Kind.EXCLUSIVE_MAXIMUM, number, schema.exclusiveMaximum));
    }
    if (schema.multipleOf != null && !Numbers.isMultiple(number, schema.multipleOf)) {
      frame.add(frame.violation(Kind.MULTIPLE_OF, number, schema.multipleOf));
    }
  }
}
