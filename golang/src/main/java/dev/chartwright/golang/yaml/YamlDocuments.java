package dev.chartwright.golang.yaml;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.unicode.Runes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The documents of a values file, cut apart before any of them is parsed: YAMLReader of
 * k8s.io/apimachinery 0.37.1, as Helm's LoadValues uses it.
 *
 * <p>A line that begins with three hyphens separates documents wherever it stands, in a block
 * scalar too; behind them only spaces and a comment may follow. Pieces without a line are left out.
 * Lines end with a line feed afterwards, whatever they ended with before. A stream that needs no
 * change is returned itself, so it is not to be written to. Not thread-safe.
 *
 * <pre>{@code
 * YamlDocuments documents = YamlDocuments.of(bytes);
 * for (Optional<byte[]> d = documents.next(); d.isPresent(); d = documents.next()) {
 *   merge(Yaml.toJsonMap(d.get()));
 * }
 * }</pre>
 */
public final class YamlDocuments {
  private final byte[] stream;
  private int at;

  private YamlDocuments(byte[] stream) {
    this.stream = stream;
  }

  /** The documents of a stream. */
  public static YamlDocuments of(byte[] stream) {
    return new YamlDocuments(stream);
  }

  /**
   * The next document, or empty behind the last.
   *
   * @throws YamlException {@code invalid Yaml document separator: …} if something else follows the
   *     hyphens of a separator
   */
  public Optional<byte[]> next() {
    if (at == 0 && isOneDocument()) {
      at = stream.length;
      return Optional.of(stream);
    }
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    while (at < stream.length) {
      int from = at;
      int end = from;
      while (end < stream.length && stream[end] != '\n') {
        end++;
      }
      at = end + 1;
      if (end < stream.length && end > from && stream[end - 1] == '\r') {
        end--;
      }
      if (isSeparator(from, end)) {
        checkSeparator(from + 3, end);
        if (document.size() > 0) {
          return Optional.of(document.toByteArray());
        }
      }
      document.write(stream, from, end - from);
      document.write('\n');
    }
    return document.size() == 0 ? Optional.empty() : Optional.of(document.toByteArray());
  }

  /** Whether the stream is what its only document would be. */
  private boolean isOneDocument() {
    // The searches of strings look at many bytes at once.
    String text = new String(stream, StandardCharsets.ISO_8859_1);
    return text.endsWith("\n")
        && !text.startsWith("---")
        && !text.contains("\n---")
        && !text.contains("\r\n");
  }

  private boolean isSeparator(int from, int end) {
    return end - from >= 3
        && stream[from] == '-'
        && stream[from + 1] == '-'
        && stream[from + 2] == '-';
  }

  private void checkSeparator(int from, int end) {
    String rest = GoString.of(stream, from, end - from);
    int start = 0;
    int stop = rest.length();
    while (start < stop && Runes.isSpace(rest.charAt(start))) {
      start++;
    }
    while (stop > start && Runes.isSpace(rest.charAt(stop - 1))) {
      stop--;
    }
    if (start < stop && rest.charAt(start) != '#') {
      throw new YamlException("invalid Yaml document separator: " + rest.substring(start, stop));
    }
  }
}
