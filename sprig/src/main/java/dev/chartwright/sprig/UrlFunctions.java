package dev.chartwright.sprig;

import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.net.UrlException;
import dev.chartwright.golang.net.UserInfo;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The functions on URLs: sprig 3.3.0, url.go. */
final class UrlFunctions implements FunctionGroup {
  static final int URL_PARSE = 0;
  static final int URL_JOIN = 1;

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    return switch (id) {
      case URL_PARSE -> parse(Arguments.text(args, 0));
      case URL_JOIN -> join((Map<?, ?>) Objects.requireNonNull(args[0]));
      default -> throw new IllegalArgumentException("no function has the number " + id);
    };
  }

  private static Map<String, @Nullable Object> parse(String text) {
    Url url;
    try {
      url = Url.parse(text);
    } catch (UrlException e) {
      throw new FunctionException("unable to parse url: " + e.getMessage());
    }
    UserInfo user = url.user();
    Map<String, @Nullable Object> parts = new LinkedHashMap<>();
    parts.put("scheme", url.scheme());
    parts.put("host", url.host());
    parts.put("hostname", url.hostname());
    parts.put("path", url.path());
    parts.put("query", url.rawQuery());
    parts.put("opaque", url.opaque());
    parts.put("fragment", url.fragment());
    parts.put("userinfo", user == null ? "" : user.toString());
    return parts;
  }

  private static String join(Map<?, ?> parts) {
    String scheme = part(parts, "scheme");
    String host = part(parts, "host");
    String path = part(parts, "path");
    String query = part(parts, "query");
    String opaque = part(parts, "opaque");
    String fragment = part(parts, "fragment");
    String userinfo = part(parts, "userinfo");
    UserInfo user = null;
    if (!userinfo.isEmpty()) {
      try {
        user = Url.parse("proto://" + userinfo + "@host").user();
      } catch (UrlException e) {
        throw new FunctionException("unable to parse userinfo in dict: " + e.getMessage());
      }
    }
    return new Url(scheme, opaque, user, host, path, "", false, query, fragment, "", false)
        .toString();
  }

  private static String part(Map<?, ?> parts, String key) {
    Object value = parts.get(key);
    if (value instanceof String text) {
      return text;
    }
    if (value == null) {
      if (parts.containsKey(key)) {
        throw new FunctionException(
            "runtime error: invalid memory address or nil pointer dereference");
      }
      return "";
    }
    String kind = TypeNames.kindOf(value);
    if (kind.equals("string") && value instanceof GoNamed named) {
      return String.valueOf(named.goValue());
    }
    throw new FunctionException(
        "unable to parse " + key + " key, must be of type string, but " + kind + " found");
  }
}
