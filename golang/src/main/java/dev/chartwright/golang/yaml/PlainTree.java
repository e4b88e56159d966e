package dev.chartwright.golang.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Copies a tree so that encoding/json's writer can take it: with its view applied, as lists and
 * maps.
 */
final class PlainTree {
  private record Frame(
      Iterator<?> from,
      @Nullable List<@Nullable Object> list,
      @Nullable Map<String, @Nullable Object> map) {}

  private final @Nullable UnaryOperator<@Nullable Object> adapter;
  private final List<Frame> frames = new ArrayList<>();

  private PlainTree(@Nullable UnaryOperator<@Nullable Object> adapter) {
    this.adapter = adapter;
  }

  /** The copy; the tree must be free of cycles. */
  static @Nullable Object of(
      @Nullable Object root, @Nullable UnaryOperator<@Nullable Object> adapter) {
    PlainTree tree = new PlainTree(adapter);
    Object result = tree.enter(root);
    List<Frame> frames = tree.frames;
    while (!frames.isEmpty()) {
      Frame f = frames.get(frames.size() - 1);
      if (!f.from.hasNext()) {
        frames.remove(frames.size() - 1);
      } else if (f.list != null) {
        f.list.add(tree.enter(f.from.next()));
      } else if (f.map != null && f.from.next() instanceof Map.Entry<?, ?> e) {
        f.map.put(String.valueOf(e.getKey()), tree.enter(e.getValue()));
      }
    }
    return result;
  }

  private @Nullable Object enter(@Nullable Object given) {
    Object v = Emitter.view(given, adapter);
    if (Emitter.isNil(v)) {
      return v;
    }
    if (v instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      frames.add(new Frame(map.entrySet().iterator(), null, copy));
      return copy;
    }
    if (v instanceof Iterable<?> items) {
      List<@Nullable Object> copy = new ArrayList<>();
      frames.add(new Frame(items.iterator(), copy, null));
      return copy;
    }
    return v;
  }
}
