package dev.chartwright.oci.remote;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.strconv.SyntaxException;
import dev.chartwright.http.HttpResponse;
import java.util.function.Consumer;

/**
 * Warnings that a registry sends along: {@code Warning: 299 - "text"}.
 *
 * <p>Source: OCI distribution specification 1.1, warnings; oras-go v2.6.2 {@code
 * registry/remote/warning.go}.
 */
final class Warnings {
  private static final String START = "299 - \"";

  private Warnings() {}

  static void report(HttpResponse response, Consumer<String> told) {
    for (String header : response.headers().all("Warning")) {
      if (header.startsWith(START)
          && header.endsWith("\"")
          && header.length() > START.length() + 1) {
        try {
          told.accept(Quote.unquote(header.substring(START.length() - 1)));
        } catch (SyntaxException e) {
          // A warning that cannot be read is no reason to fail.
        }
      }
    }
  }
}
