package dev.chartwright.oci.remote;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Redaction;
import dev.chartwright.oci.LimitExceededException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A listing in pages, each of which names the next by {@code Link}.
 *
 * <p>The link is followed as it is written, on the same origin only, never twice, and only so
 * often. Source: oras-go v2.6.2 {@code registry/remote/utils.go}.
 */
final class Pages {
  /** Takes a page; closing the answer is not its task. */
  interface Reader {
    /** Reads one page. */
    void read(HttpResponse response);
  }

  private final Calls calls;
  private final String what;
  private final Scopes scopes;

  Pages(Calls calls, String what, Scopes scopes) {
    this.calls = calls;
    this.what = what;
    this.scopes = scopes;
  }

  /** Reads all pages from a URL on. */
  void readAll(String url, Reader reader) {
    Set<String> visited = new HashSet<>();
    String next = url;
    while (!next.isEmpty()) {
      int limit = calls.limits().pages();
      if (visited.size() >= limit) {
        throw new LimitExceededException(
            what + " listing exceeded " + limit + " pages: too many pages", limit);
      }
      if (!visited.add(next)) {
        throw new LimitExceededException(
            what + " listing comes back to " + Quote.quote(Redaction.url(next)), limit);
      }
      try (HttpResponse response = calls.send(HttpRequest.get(next), scopes)) {
        reader.read(response);
        next = nextPage(response);
      }
    }
  }

  /** Adds the page size and the start to a URL, as far as they are wanted. */
  String first(String url, String last) {
    UrlText text = UrlText.parse(url);
    if (!last.isEmpty()) {
      text = text.plusQuery("last=" + Url.escapeQuery(last));
    }
    if (calls.options().pageSize() > 0) {
      text = text.plusQuery("n=" + calls.options().pageSize());
    }
    return text.toString();
  }

  private static String nextPage(HttpResponse response) {
    String link = response.headers().first("Link").orElse("");
    if (link.isEmpty()) {
      return "";
    }
    String quoted = Quote.quote(link);
    if (link.charAt(0) != '<') {
      throw ResponseException.bare("invalid next link " + quoted + ": missing '<'");
    }
    int end = link.indexOf('>');
    if (end < 0) {
      throw ResponseException.bare("invalid next link " + quoted + ": missing '>'");
    }
    String target = link.substring(1, end);
    UrlText here = UrlText.parse(response.request().url());
    UrlText next = ResponseException.resolve(here, target);
    if (!next.sameOrigin(here)) {
      throw ResponseException.bare(
          "invalid next link "
              + Quote.quote(target)
              + ": not the same origin as "
              + Quote.quote(Redaction.url(response.request().url())));
    }
    return next.toString();
  }

  /** Lists the strings of one member of each page, as tags and catalogs have them. */
  void texts(String url, String last, String member, Consumer<List<String>> page) {
    readAll(
        first(url, last),
        response -> {
          if (response.status() != 200) {
            throw calls.error(response);
          }
          page.accept(texts(response, member));
        });
  }

  private List<String> texts(HttpResponse response, String member) {
    String field = Character.toUpperCase(member.charAt(0)) + member.substring(1);
    GoType type =
        GoType.struct("struct { " + field + " []string \"json:\\\"" + member + "\\\"\" }")
            .field(member, GoType.sliceOf(GoType.STRING))
            .build();
    JsonStruct body = JsonBody.struct(response, calls.limits().metadataBytes(), type);
    List<String> found = new ArrayList<>();
    for (Object each : body.list(member)) {
      found.add(each == null ? "" : (String) each);
    }
    return found;
  }
}
