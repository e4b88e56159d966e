package dev.chartwright.repo.index;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.repo.IndexTypes;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks an index in JSON, entry by entry.
 *
 * <p>What is no JSON to its end is YAML for Helm and goes to the general reader. Not thread-safe.
 */
final class JsonIndexScanner extends Window {
  private static final JsonDecoder INDEX = JsonDecoder.into(IndexTypes.INDEX);
  private static final JsonDecoder ENTRY =
      JsonDecoder.into(GoType.pointerTo(IndexTypes.CHART_VERSION));

  private final IndexBuilder out;
  private final EntryFields fields = new EntryFields();
  private final Bytes rest = new Bytes(256);
  private int at;
  private int mark;
  private boolean seen;

  JsonIndexScanner(Window begun, IndexBuilder out) {
    super(begun);
    this.out = out;
  }

  /**
   * Reads the whole stream.
   *
   * @throws UnusualForm if the general reader must decide
   */
  void scan() throws IOException {
    require('{');
    rest.put('{');
    if (peek() != '}') {
      do {
        member();
      } while (isComma('}'));
    } else {
      at++;
    }
    rest.put('}');
    if (peek() >= 0) {
      throw new UnusualForm("something behind the index");
    }
    Object index;
    try {
      index = INDEX.decode(Arrays.copyOf(rest.buf, rest.length));
    } catch (RuntimeException e) {
      throw new UnusualForm("something else is wrong");
    }
    if (!seen || !(index instanceof JsonStruct struct) || struct.string("apiVersion").isEmpty()) {
      throw new UnusualForm("something is missing");
    }
  }

  private void member() throws IOException {
    byte[] key = text();
    require(':');
    String name = plain(key);
    if (name.equals("\"entries\"") && !seen) {
      seen = true;
      charts();
      return;
    }
    if (name.equalsIgnoreCase("\"entries\"")) {
      throw new UnusualForm("entries that come twice");
    }
    peek();
    byte[] value = value();
    if (rest.length + key.length + value.length > IndexLimits.MAX_PIECE_BYTES) {
      throw new UnusualForm("much that is no entry");
    }
    if (rest.length > 1) {
      rest.put(',');
    }
    rest.put(key, 0, key.length);
    rest.put(':');
    rest.put(value, 0, value.length);
  }

  /** The text of a key, which must be plain: escapes and other letters may mean the same. */
  private static String plain(byte[] key) {
    for (byte each : key) {
      if (each < ' ' || each == '\\') {
        throw new UnusualForm("key");
      }
    }
    return VersionDecoder.text(key, 0, key.length);
  }

  private void charts() throws IOException {
    require('{');
    if (peek() == '}') {
      at++;
      return;
    }
    do {
      if (!(parsed(text()) instanceof String name)) {
        throw new UnusualForm("name of a chart");
      }
      require(':');
      out.begin(name);
      if (peek() == '[') {
        versions();
      } else if (parsed(value()) != null) {
        throw new UnusualForm("no list");
      }
      out.end();
    } while (isComma('}'));
  }

  private void versions() throws IOException {
    require('[');
    if (peek() == ']') {
      at++;
      return;
    }
    do {
      peek();
      Object entry;
      try {
        entry = ENTRY.decode(value());
      } catch (UnusualForm e) {
        throw e;
      } catch (RuntimeException e) {
        throw new UnusualForm("entry that is wrong");
      }
      out.add(fields, entry instanceof JsonStruct struct ? struct : null);
    } while (isComma(']'));
  }

  private static @Nullable Object parsed(byte[] json) {
    try {
      return Json.parse(json);
    } catch (RuntimeException e) {
      throw new UnusualForm("no JSON");
    }
  }

  /** Whether a comma follows and not the end, which is that. */
  private boolean isComma(char end) throws IOException {
    int next = peek();
    if (next != ',' && next != end) {
      throw new UnusualForm("neither comma nor end");
    }
    at++;
    return next == ',';
  }

  private void require(char what) throws IOException {
    if (peek() != what) {
      throw new UnusualForm("no " + what);
    }
    at++;
  }

  /** The next byte that is no white space, or -1; the bytes before are not needed any more. */
  private int peek() throws IOException {
    while (true) {
      while (at < limit) {
        byte b = buf[at];
        if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
          mark = at;
          return b & 0xff;
        }
        at++;
      }
      mark = at;
      if (!fill()) {
        return -1;
      }
    }
  }

  private boolean fill() throws IOException {
    boolean more = more(mark);
    at -= shift;
    mark -= shift;
    return more;
  }

  private int take() throws IOException {
    if (at == limit && !fill()) {
      throw new UnusualForm("end of the stream");
    }
    return buf[at++];
  }

  private byte[] text() throws IOException {
    if (peek() != '"') {
      throw new UnusualForm("no key");
    }
    at++;
    skipText();
    return Arrays.copyOfRange(buf, mark, at);
  }

  private void skipText() throws IOException {
    int b = take();
    while (b != '"') {
      if (b == '\\') {
        take();
      }
      b = take();
    }
  }

  /** The value that begins here. */
  private byte[] value() throws IOException {
    int depth = 0;
    do {
      switch (take()) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '"' -> skipText();
        default -> {
          if (depth == 0) {
            skipWord();
          }
        }
      }
      // Some levels are around the value.
      if (depth < 0 || depth > IndexLimits.MAX_DEPTH - 10) {
        throw new UnusualForm("depth");
      }
    } while (depth > 0);
    return Arrays.copyOfRange(buf, mark, at);
  }

  private void skipWord() throws IOException {
    int b = take();
    while (b != ',' && b != '}' && b != ']' && b != ' ' && b != '\n' && b != '\r' && b != '\t') {
      b = take();
    }
    at--;
  }
}
