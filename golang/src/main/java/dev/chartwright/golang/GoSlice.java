package dev.chartwright.golang;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Go slice whose type is not {@code []interface {}}, or that is nil. Any other {@link List}
 * stands for a {@code []interface {}}.
 *
 * <p>Elements are in the Java type of the element type: {@code []int} has {@link GoInt}s. As in Go,
 * an element can be replaced, which shows in whatever shares it: {@link #subList} and the list that
 * the slice was made from. The length is fixed.
 */
public final class GoSlice extends AbstractList<@Nullable Object> {
  private final String goType;
  private final @Nullable List<? extends @Nullable Object> elements;

  private GoSlice(String goType, @Nullable List<? extends @Nullable Object> elements) {
    this.goType = goType;
    this.elements = elements;
  }

  /**
   * A slice of a type, a view of the list. An element can be replaced if the list allows it.
   *
   * @param goType Go's name of the slice type, such as {@code []string}
   */
  public static GoSlice of(String goType, List<? extends @Nullable Object> elements) {
    return new GoSlice(goType, elements);
  }

  /** A {@code []string} with a copy of the list. */
  public static GoSlice ofStrings(List<String> elements) {
    return of("[]string", Arrays.asList(elements.toArray(new String[0])));
  }

  /** The nil slice of a type. */
  public static GoSlice nil(String goType) {
    return new GoSlice(goType, null);
  }

  /** Go's name of the type. */
  public String goType() {
    return goType;
  }

  /** Whether this is a nil slice, which JSON and {@code %#v} tell from an empty one. */
  public boolean isNil() {
    return elements == null;
  }

  @Override
  public @Nullable Object get(int index) {
    if (elements == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return elements.get(index);
  }

  /**
   * Replaces an element.
   *
   * @param element in the Java type of the element type
   * @throws UnsupportedOperationException if the list that the slice was made from cannot do so
   */
  @Override
  @SuppressWarnings("unchecked") // the caller keeps to the element type, as the comment demands
  public @Nullable Object set(int index, @Nullable Object element) {
    if (elements == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return ((List<@Nullable Object>) elements).set(index, element);
  }

  @Override
  public int size() {
    return elements == null ? 0 : elements.size();
  }
}
