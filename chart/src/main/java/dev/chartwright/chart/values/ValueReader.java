package dev.chartwright.chart.values;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.strings.Strings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what {@code -f} and {@code --set-file} name: standard input for {@code -}, a URL whose
 * scheme has a {@link Fetcher}, else a local file.
 *
 * <p>Relative paths start at the process's working directory. As safe for threads as what it was
 * made of.
 *
 * <pre>{@code
 * ValueReader.ofFiles().read("nosuch.yaml");
 * // PathException: open nosuch.yaml: no such file or directory
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/cli/values/options.go readFile}.
 */
public final class ValueReader {
  /** Reads local files. */
  interface Files {
    byte[] read(String path);
  }

  /** A class and no method reference, which would cost the start of a program more. */
  private static final class LocalFiles implements Files {
    @Override
    public byte[] read(String path) {
      return Os.readFile(path);
    }
  }

  /** A class and no lambda, for the same reason. */
  private static final class NoOthers implements Function<String, Optional<Fetcher>> {
    @Override
    public Optional<Fetcher> apply(String scheme) {
      return Optional.empty();
    }
  }

  private final Map<String, Fetcher> fetchers;
  private final Function<String, Optional<Fetcher>> others;
  private final InputStream standardInput;
  private final Files files;

  private ValueReader(
      Map<String, Fetcher> fetchers,
      Function<String, Optional<Fetcher>> others,
      InputStream standardInput,
      Files files) {
    this.fetchers = fetchers;
    this.others = others;
    this.standardInput = standardInput;
    this.files = files;
  }

  /** A reader of other files than those on disk. */
  static ValueReader of(Files files) {
    return new ValueReader(Map.of(), new NoOthers(), InputStream.nullInputStream(), files);
  }

  /**
   * A reader.
   *
   * @param fetchers what gets URLs, by their schemes: {@code http}, {@code https}, {@code oci} …
   * @param standardInput read to its end when {@code -} is named, and not closed
   */
  public static ValueReader of(Map<String, Fetcher> fetchers, InputStream standardInput) {
    return new ValueReader(Map.copyOf(fetchers), new NoOthers(), standardInput, new LocalFiles());
  }

  /**
   * This reader, asking for schemes without a fetcher whether there is one after all; a URL without
   * is taken for a path.
   */
  public ValueReader withOthers(Function<String, Optional<Fetcher>> lookup) {
    return new ValueReader(fetchers, lookup, standardInput, files);
  }

  /** A reader of local files; standard input is empty. */
  public static ValueReader ofFiles() {
    return of(Map.of(), InputStream.nullInputStream());
  }

  /**
   * All bytes of what is named.
   *
   * @throws dev.chartwright.golang.os.PathException if a file cannot be read
   * @throws dev.chartwright.golang.net.UrlException if the name cannot be a URL
   * @throws RuntimeException what the fetcher throws
   */
  public byte[] read(String name) {
    if (Strings.trimSpace(name).equals("-")) {
      try {
        return standardInput.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    }
    if (!isPlainPath(name)) {
      String scheme = Url.parse(name).scheme();
      Fetcher fetcher = fetchers.get(scheme);
      if (fetcher == null && !scheme.isEmpty()) {
        fetcher = others.apply(scheme).orElse(null);
      }
      if (fetcher != null) {
        return fetcher.fetch(name);
      }
    }
    return files.read(name);
  }

  /** Whether a name is a path that, as a URL, would have neither a scheme nor a mistake. */
  private static boolean isPlainPath(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '-'
              || c == '_'
              || c == '/';
      if (!plain) {
        return false;
      }
    }
    return !name.startsWith("//");
  }
}
