package dev.chartwright.sprig;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions on lists: sprig 3.3.0, list.go, and {@code compact} beside them. */
final class ListFunctions implements FunctionGroup {
  static final int LIST = 0;
  static final int PUSH = 1;
  static final int MUST_PUSH = 2;
  static final int PREPEND = 3;
  static final int MUST_PREPEND = 4;
  static final int FIRST = 5;
  static final int MUST_FIRST = 6;
  static final int REST = 7;
  static final int MUST_REST = 8;
  static final int LAST = 9;
  static final int MUST_LAST = 10;
  static final int INITIAL = 11;
  static final int MUST_INITIAL = 12;
  static final int REVERSE = 13;
  static final int MUST_REVERSE = 14;
  static final int UNIQ = 15;
  static final int MUST_UNIQ = 16;
  static final int WITHOUT = 17;
  static final int MUST_WITHOUT = 18;
  static final int HAS = 19;
  static final int MUST_HAS = 20;
  static final int SLICE = 21;
  static final int MUST_SLICE = 22;
  static final int CONCAT = 23;
  static final int CHUNK = 24;
  static final int MUST_CHUNK = 25;
  static final int COMPACT = 26;
  static final int MUST_COMPACT = 27;
  static final int SORT_ALPHA = 28;

  private static final String LIST_TYPE = "[]interface {}";
  private static final int FEW = 8;

  private final SprigContext context;

  ListFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    return switch (id) {
      case LIST -> Arrays.asList(args);
      case PUSH, MUST_PUSH -> push(args[0], args[1]);
      case PREPEND, MUST_PREPEND -> prepend(args[0], args[1]);
      case FIRST, MUST_FIRST -> first(args[0]);
      case REST, MUST_REST -> rest(args[0]);
      case LAST, MUST_LAST -> last(args[0]);
      case INITIAL, MUST_INITIAL -> initial(args[0]);
      case REVERSE, MUST_REVERSE -> reverse(args[0]);
      case UNIQ, MUST_UNIQ -> uniq(args[0]);
      case WITHOUT, MUST_WITHOUT -> without(args);
      case HAS, MUST_HAS -> has(args[0], args[1]);
      case SLICE, MUST_SLICE -> slice(args);
      case CONCAT -> concat(args);
      case CHUNK, MUST_CHUNK -> chunk(Arguments.integer(args, 0), args[1]);
      case COMPACT, MUST_COMPACT -> compact(args[0]);
      case SORT_ALPHA -> sortAlpha(args[0]);
      default -> throw new IllegalArgumentException("no function has the number " + id);
    };
  }

  private List<@Nullable Object> push(@Nullable Object list, @Nullable Object element) {
    List<? extends @Nullable Object> elements = Elements.require(list, "Cannot push on type ");
    int size = elements.size();
    check(size + 1L);
    @Nullable Object[] longer = elements.toArray(new Object[size + 1]);
    longer[size] = element;
    return ArrayPart.appended(longer, size);
  }

  private List<@Nullable Object> prepend(@Nullable Object list, @Nullable Object element) {
    List<? extends @Nullable Object> elements = Elements.require(list, "Cannot prepend on type ");
    int size = elements.size();
    check(size + 1L);
    @Nullable Object[] longer = new Object[size + 1];
    longer[0] = element;
    System.arraycopy(elements.toArray(), 0, longer, 1, size);
    return size == 0 ? Arrays.asList(longer) : ArrayPart.appended(longer, 1);
  }

  private void check(long size) {
    if (size > context.limits().listElements()) {
      throw new FunctionException(
          "more than " + context.limits().listElements() + " elements in one list");
    }
  }

  private static @Nullable Object first(@Nullable Object list) {
    List<? extends @Nullable Object> elements =
        Elements.require(list, "Cannot find first on type ");
    return elements.isEmpty() ? null : elements.get(0);
  }

  private static @Nullable Object last(@Nullable Object list) {
    List<? extends @Nullable Object> elements = Elements.require(list, "Cannot find last on type ");
    return elements.isEmpty() ? null : elements.get(elements.size() - 1);
  }

  private static List<@Nullable Object> rest(@Nullable Object list) {
    List<? extends @Nullable Object> elements = Elements.require(list, "Cannot find rest on type ");
    int size = elements.size();
    return size == 0 ? GoSlice.nil(LIST_TYPE) : exactly(elements.subList(1, size));
  }

  private static List<@Nullable Object> initial(@Nullable Object list) {
    List<? extends @Nullable Object> elements =
        Elements.require(list, "Cannot find initial on type ");
    int size = elements.size();
    return size == 0 ? GoSlice.nil(LIST_TYPE) : exactly(elements.subList(0, size - 1));
  }

  /** A copy with no room behind it; see {@link Capacity}. */
  private static List<@Nullable Object> exactly(List<? extends @Nullable Object> elements) {
    return Arrays.asList(elements.toArray());
  }

  private static List<@Nullable Object> reverse(@Nullable Object list) {
    List<@Nullable Object> reversed =
        exactly(Elements.require(list, "Cannot find reverse on type "));
    Collections.reverse(reversed);
    return reversed;
  }

  private static List<@Nullable Object> compact(@Nullable Object list) {
    List<@Nullable Object> full = new ArrayList<>();
    for (Object element : Elements.require(list, "Cannot compact on type ")) {
      if (!DefaultsFunctions.isEmpty(element)) {
        full.add(element);
      }
    }
    return full;
  }

  private static List<@Nullable Object> uniq(@Nullable Object list) {
    List<? extends @Nullable Object> elements = Elements.require(list, "Cannot find uniq on type ");
    Set<Object> seen = elements.size() > FEW ? new HashSet<>() : Set.of();
    List<@Nullable Object> others = new ArrayList<>();
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object element : elements) {
      // Values that Java compares as Go does need no walk through what was kept.
      if (elements.size() > FEW && isPlain(element)) {
        if (seen.add(element)) {
          kept.add(element);
        }
      } else if (!contains(others, element)) {
        others.add(element);
        kept.add(element);
      }
    }
    return kept;
  }

  private static boolean isPlain(@Nullable Object value) {
    return value instanceof String
        || value instanceof GoInt
        || value instanceof Long
        || value instanceof Boolean;
  }

  private static boolean contains(
      List<? extends @Nullable Object> list, @Nullable Object searched) {
    for (Object element : list) {
      if (DeepEqual.equal(searched, element)) {
        return true;
      }
    }
    return false;
  }

  private static List<@Nullable Object> without(@Nullable Object[] args) {
    List<? extends @Nullable Object> elements =
        Elements.require(args[0], "Cannot find without on type ");
    List<@Nullable Object> omitted = Arrays.asList(args).subList(1, args.length);
    List<@Nullable Object> kept = new ArrayList<>(elements.size());
    for (Object element : elements) {
      if (!contains(omitted, element)) {
        kept.add(element);
      }
    }
    return kept;
  }

  private static boolean has(@Nullable Object searched, @Nullable Object list) {
    return list != null && contains(Elements.require(list, "Cannot find has on type "), searched);
  }

  private static @Nullable Object slice(@Nullable Object[] args) {
    Object list = args[0];
    List<? extends @Nullable Object> elements =
        Elements.require(list, "list should be type of slice or array but ");
    int size = elements.size();
    if (size == 0) {
      return null;
    }
    long start = args.length > 1 ? Cast.toLong(args[1]) : 0;
    long end = args.length > 2 ? Cast.toLong(args[2]) : size;
    String type = TypeNames.typeOf(list);
    if (type.equals(LIST_TYPE)) {
      List<@Nullable Object> part = ArrayPart.of(elements, start, end);
      if (part == null) {
        throw outOfBounds();
      }
      return part;
    }
    if (start < 0 || end < start || end > size) {
      throw outOfBounds();
    }
    return list instanceof byte[] bytes
        ? Arrays.copyOfRange(bytes, (int) start, (int) end)
        : GoSlice.of(type, elements.subList((int) start, (int) end));
  }

  private static FunctionException outOfBounds() {
    return new FunctionException("reflect.Value.Slice: slice index out of bounds");
  }

  private List<@Nullable Object> concat(@Nullable Object[] lists) {
    long size = 0;
    for (Object list : lists) {
      size += Elements.require(list, "Cannot concat type ", " as list").size();
    }
    if (size == 0) {
      return GoSlice.nil(LIST_TYPE);
    }
    check(size);
    List<@Nullable Object> all = new ArrayList<>((int) size);
    for (Object list : lists) {
      all.addAll(Elements.require(list, "Cannot concat type ", " as list"));
    }
    return all;
  }

  private GoSlice chunk(long size, @Nullable Object list) {
    List<? extends @Nullable Object> elements = Elements.require(list, "Cannot chunk type ");
    int length = elements.size();
    if (size <= 0) {
      return oddChunks(size, elements);
    }
    List<@Nullable Object> chunks = new ArrayList<>();
    for (int start = 0; start < length; ) {
      int end = (int) Math.min(length, size > length ? length : start + size);
      chunks.add(exactly(elements.subList(start, end)));
      start = end;
    }
    return GoSlice.of("[]" + LIST_TYPE, chunks);
  }

  /** What Go's arithmetic comes to for sizes that are not positive. */
  private static GoSlice oddChunks(long size, List<? extends @Nullable Object> elements) {
    int length = elements.size();
    if (size < -1 && length == 1) {
      return GoSlice.of("[]" + LIST_TYPE, List.of(exactly(elements)));
    }
    if (size < 0 && length > 1 && size <= 1 - length) {
      return GoSlice.of("[]" + LIST_TYPE, List.of());
    }
    throw new FunctionException("runtime error: makeslice: len out of range");
  }

  /**
   * The texts in the order of their bytes. A {@code []string} is sorted in place, which shows where
   * else it is used.
   */
  private static GoSlice sortAlpha(@Nullable Object list) {
    if (!Strval.isSlice(list)) {
      return GoSlice.ofStrings(List.of(Strval.of(list)));
    }
    List<? extends @Nullable Object> texts = Strval.list(list);
    String[] sorted = texts.toArray(new String[0]);
    Arrays.sort(sorted, StringOrder.BYTES);
    if (texts instanceof GoSlice slice) {
      for (int i = 0; i < sorted.length; i++) {
        slice.set(i, sorted[i]);
      }
      return slice;
    }
    return GoSlice.of("[]string", Arrays.asList(sorted));
  }
}
