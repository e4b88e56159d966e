package dev.chartwright.golang.yaml;

import dev.chartwright.golang.GoUint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an ordinary document straight into the tree that encoding/json would give.
 *
 * <p>A document is not ordinary when it has aliases, merge keys, tagged scalars, keys other than
 * strings, integers and booleans, numbers that are not finite, too much depth, or, where that is an
 * error, repeated keys. Then {@link #isOrdinary} says so, and {@link Decoder} goes the long way:
 * the rules that can fail are there and nowhere else.
 */
final class DirectReader {
  private static final int KNOWN_KEYS = 128;

  /** An open collection; the objects are used again. */
  private static final class Frame {
    @Nullable List<@Nullable Object> list;
    @Nullable Map<String, @Nullable Object> map;
    YamlTarget target = YamlTarget.ANY;
  }

  private final Parser parser;
  private final byte[] buf;
  private final boolean strict;
  private final @Nullable String[] knownKeys = new @Nullable String[KNOWN_KEYS];
  private Frame[] frames = new Frame[0];
  private int depth;
  private boolean ordinary = true;

  DirectReader(Input input, boolean strict) {
    this.parser = new Parser(input);
    this.buf = input.bytes;
    this.strict = strict;
  }

  boolean isOrdinary() {
    return ordinary;
  }

  /** The first document; meaningless if it turns out not to be ordinary. */
  @Nullable Object read(YamlTarget target) {
    if (parser.next() == Parser.STREAM_END) {
      return null;
    }
    Object root = begin(parser.next(), target);
    while (depth > 0 && ordinary) {
      Frame f = frames[depth - 1];
      int event = parser.next();
      if (event == Parser.SEQUENCE_END || event == Parser.MAPPING_END) {
        depth--;
      } else if (f.list != null) {
        f.list.add(begin(event, f.target.element()));
      } else if (f.map != null) {
        String key = event == Parser.SCALAR ? key() : null;
        if (key == null || (strict && f.map.containsKey(key))) {
          ordinary = false;
        } else {
          f.map.put(key, begin(parser.next(), f.target.member(key)));
        }
      }
    }
    if (ordinary) {
      parser.next();
    }
    return root;
  }

  /** The value of a scalar, or the collection that the following events fill. */
  private @Nullable Object begin(int event, YamlTarget target) {
    switch (event) {
      case Parser.SCALAR -> {
        return scalar(target);
      }
      case Parser.SEQUENCE_START -> {
        List<@Nullable Object> list = new ArrayList<>();
        Frame f = push(target);
        f.list = list;
        f.map = null;
        return list;
      }
      case Parser.MAPPING_START -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        Frame f = push(target);
        f.list = null;
        f.map = map;
        return map;
      }
      default -> {
        ordinary = false;
        return null;
      }
    }
  }

  private Frame push(YamlTarget target) {
    if (depth == frames.length) {
      frames = Arrays.copyOf(frames, Math.max(16, 2 * depth));
      for (int i = depth; i < frames.length; i++) {
        frames[i] = new Frame();
      }
    }
    Frame f = frames[depth++];
    f.target = target;
    ordinary &= depth <= YamlLimits.MAX_JSON_DEPTH;
    return f;
  }

  private @Nullable Object scalar(YamlTarget target) {
    if (!parser.tag.isEmpty()) {
      ordinary = false;
      return null;
    }
    if (!parser.implicit) {
      return parser.value();
    }
    if (parser.text == null) {
      byte first = buf[parser.from];
      if (!Resolver.mayMeanSomething(first)) {
        return parser.value();
      }
      if (first >= '1' && first <= '9' && target != YamlTarget.STRING) {
        long n = smallNumber();
        if (n >= 0) {
          return (double) n;
        }
      }
    }
    String s = parser.value();
    Object v = Resolver.resolve(s, true, false);
    if (v instanceof Resolver.Meaning) {
      return v == Resolver.Meaning.NULL ? null : s;
    }
    if (v instanceof Double d && !Double.isFinite(d)) {
      ordinary = false;
    }
    if (target == YamlTarget.STRING) {
      return JsonTree.text(v);
    }
    return v instanceof Long n
        ? (Object) (double) n
        : v instanceof GoUint ? (Object) Double.parseDouble(v.toString()) : v;
  }

  /** The number that the stretch spells in a few decimal digits, or -1. */
  private long smallNumber() {
    if (parser.to - parser.from > 15) {
      return -1;
    }
    long n = 0;
    for (int i = parser.from; i < parser.to; i++) {
      int digit = buf[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      n = 10 * n + digit;
    }
    return n;
  }

  /** The key that the scalar gives, or null if it is not an ordinary one. */
  private @Nullable String key() {
    if (!parser.tag.isEmpty()) {
      return null;
    }
    if (parser.text == null && parser.from < parser.to) {
      byte first = buf[parser.from];
      if (!parser.implicit || (first != '<' && !Resolver.mayMeanSomething(first))) {
        return knownKey(parser.from, parser.to);
      }
    }
    String s = parser.value();
    if (!parser.implicit) {
      return s;
    }
    Object v = Resolver.resolve(s, true, false);
    if (v instanceof Boolean || v instanceof Long) {
      return v.toString();
    }
    boolean text = v == Resolver.Meaning.STRING || v == Resolver.Meaning.TIMESTAMP;
    return text && !s.equals("<<") ? s : null;
  }

  /** The key's text; the same object as before if it has been seen lately. */
  private String knownKey(int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      if (buf[i] < 0) {
        return parser.value();
      }
      hash = 31 * hash + buf[i];
    }
    int slot = (hash ^ (hash >>> 7)) & (KNOWN_KEYS - 1);
    String known = knownKeys[slot];
    if (known != null && known.hashCode() == hash && isText(known, from, to)) {
      return known;
    }
    String s = new String(buf, from, to - from, StandardCharsets.ISO_8859_1);
    knownKeys[slot] = s;
    return s;
  }

  private boolean isText(String s, int from, int to) {
    if (s.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (s.charAt(i - from) != buf[i]) {
        return false;
      }
    }
    return true;
  }
}
