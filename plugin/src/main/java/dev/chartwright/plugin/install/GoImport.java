package dev.chartwright.plugin.install;

import dev.chartwright.golang.net.Url;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a web page tells the {@code go} program about the repository behind it, in {@code <meta
 * name="go-import" content="prefix vcs repository">}.
 *
 * <p>Source: github.com/Masterminds/vcs 1.13.3 {@code vcs_remote_lookup.go}.
 *
 * @param kind the version control system
 * @param repository where the repository is
 */
record GoImport(VcsKind kind, String repository) {
  /** What the page at a URL says; null if there is no page, or it says nothing. */
  static @Nullable GoImport find(String address, PluginWeb web) {
    Url url = Url.parse(address);
    if (!url.scheme().equals("http") && !url.scheme().equals("https")) {
      return null;
    }
    String query = url.rawQuery().isEmpty() ? "go-get=1" : url.rawQuery() + "+go-get=1";
    return inPage(web.page(url.withQuery(query).toString()), url.host() + url.path());
  }

  /** What a page says for a place. */
  static @Nullable GoImport inPage(String page, String place) {
    for (int at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at + 1)) {
      int end = page.indexOf('>', at);
      if (end < 0) {
        return null;
      }
      String tag = page.substring(at + 1, end);
      String lower = tag.toLowerCase(Locale.ROOT);
      if (lower.startsWith("body") || lower.startsWith("/head")) {
        return null;
      }
      if (!lower.startsWith("meta") || !attribute(tag, "name").equals("go-import")) {
        continue;
      }
      String[] words = attribute(tag, "content").trim().split("\\s+");
      if (words.length == 3 && place.startsWith(words[0])) {
        VcsKind kind = VcsKind.named(words[1]);
        return kind == null || words[2].isEmpty() ? null : new GoImport(kind, words[2]);
      }
    }
    return null;
  }

  /** The quoted value of an attribute, its name in any case; empty if it is not there. */
  private static String attribute(String tag, String name) {
    String lower = tag.toLowerCase(Locale.ROOT);
    for (int at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
      int value = at + name.length();
      boolean starts = at > 0 && Character.isWhitespace(lower.charAt(at - 1));
      if (!starts || value + 1 >= tag.length() || tag.charAt(value) != '=') {
        continue;
      }
      char quote = tag.charAt(value + 1);
      int end = tag.indexOf(quote, value + 2);
      if ((quote == '"' || quote == '\'') && end >= 0) {
        return tag.substring(value + 2, end);
      }
    }
    return "";
  }
}
