package dev.chartwright.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The header fields of a message: in order, several of one name allowed, names compared without
 * regard to ASCII case.
 *
 * <p>Immutable; every change gives a new value. Example:
 *
 * <pre>{@code
 * Headers headers = Headers.of("Accept", "text/plain").plus("accept", "text/html");
 * headers.all("ACCEPT");   // [text/plain, text/html]
 * headers.with("Accept", "*" + "/*").all("Accept");   // [*" + "/*]
 * }</pre>
 */
public final class Headers implements Iterable<Header> {

  private static final Headers NONE = new Headers(List.of());

  private final List<Header> fields;

  private Headers(List<Header> fields) {
    this.fields = fields;
  }

  /** No header fields. */
  public static Headers none() {
    return NONE;
  }

  /** Header fields from names and values in turn: {@code of("Accept", "a", "Range", "b")}. */
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("namesAndValues: a name without a value");
    }
    List<Header> fields = new ArrayList<>(namesAndValues.length / 2);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
    }
    return copyOf(fields);
  }

  /** These fields, in their order. */
  public static Headers copyOf(List<Header> fields) {
    return fields.isEmpty() ? NONE : new Headers(List.copyOf(fields));
  }

  /** The value of the first field of that name. */
  public Optional<String> first(String name) {
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** The values of all fields of that name, in order; empty when there is none. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>(1);
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        values.add(field.value());
      }
    }
    return List.copyOf(values);
  }

  /** Whether a field of that name is present. */
  public boolean contains(String name) {
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /** These fields with all of that name replaced by one, which takes the place of the first. */
  public Headers with(String name, String value) {
    Header replacement = new Header(name, value);
    List<Header> changed = new ArrayList<>(fields.size() + 1);
    boolean placed = false;
    for (Header field : fields) {
      if (!field.name().equalsIgnoreCase(name)) {
        changed.add(field);
      } else if (!placed) {
        changed.add(replacement);
        placed = true;
      }
    }
    if (!placed) {
      changed.add(replacement);
    }
    return copyOf(changed);
  }

  /** These fields and one more at the end. */
  public Headers plus(String name, String value) {
    List<Header> changed = new ArrayList<>(fields);
    changed.add(new Header(name, value));
    return copyOf(changed);
  }

  /** These fields without any of that name. */
  public Headers without(String name) {
    List<Header> changed = new ArrayList<>(fields.size());
    for (Header field : fields) {
      if (!field.name().equalsIgnoreCase(name)) {
        changed.add(field);
      }
    }
    return changed.size() == fields.size() ? this : copyOf(changed);
  }

  /** The fields in their order. */
  public List<Header> fields() {
    return fields;
  }

  /** How many fields there are. */
  public int size() {
    return fields.size();
  }

  @Override
  public Iterator<Header> iterator() {
    return fields.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Headers that && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** The fields one per line with secrets blanked out, for logs and test failures. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Header field : Redaction.headers(this)) {
      text.append(field.name()).append(": ").append(field.value()).append('\n');
    }
    return text.toString();
  }
}
