package dev.chartwright.repo.mirror;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.yaml.YamlDecoder;
import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.getter.TlsFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads registries.yaml, naming the place of what it does not understand. */
final class MirrorFile {
  private static final Set<String> FILE_KEYS = Set.of("registries");
  private static final Set<String> RULE_KEYS = Set.of("prefix", "mirrors", "fallback");
  private static final Set<String> MIRROR_KEYS =
      Set.of("url", "plainHttp", "caFile", "certFile", "keyFile", "insecureSkipTlsVerify");

  private MirrorFile() {}

  static List<MirrorRule> read(byte[] yaml) {
    Object file = YamlDecoder.into(GoType.ANY).strict().decode(yaml);
    List<MirrorRule> rules = new ArrayList<>();
    if (file == null) {
      return rules;
    }
    Map<?, ?> root = object(file, "the file", FILE_KEYS);
    List<?> listed = list(root.get("registries"), "registries");
    for (int i = 0; i < listed.size(); i++) {
      rules.add(rule(listed.get(i), "registries[" + i + "]"));
    }
    return rules;
  }

  private static MirrorRule rule(@Nullable Object value, String where) {
    Map<?, ?> rule = object(value, where, RULE_KEYS);
    String prefix = string(rule.get("prefix"), where + ".prefix");
    String scheme = scheme(prefix, where + ".prefix");
    List<Mirror> mirrors = new ArrayList<>();
    List<?> listed = list(rule.get("mirrors"), where + ".mirrors");
    for (int i = 0; i < listed.size(); i++) {
      String place = where + ".mirrors[" + i + "]";
      Mirror mirror = mirror(listed.get(i), place);
      boolean registry = scheme(mirror.url(), place).equals("oci");
      if (registry != scheme.equals("oci")) {
        throw wrong(place, Quote.quote(mirror.url()) + " cannot stand in for " + prefix);
      }
      if (hostOf(mirror.url()).isEmpty()) {
        throw wrong(place, Quote.quote(mirror.url()) + " names no host");
      }
      mirrors.add(mirror);
    }
    Object fallback = rule.get("fallback");
    return new MirrorRule(prefix, mirrors, fallback == null || bool(fallback, where + ".fallback"));
  }

  private static Mirror mirror(@Nullable Object value, String where) {
    if (value instanceof String url) {
      return Mirror.of(url);
    }
    Map<?, ?> mirror = object(value, where, MIRROR_KEYS);
    return new Mirror(
        string(mirror.get("url"), where + ".url"),
        new TlsFiles(
            optional(mirror.get("certFile"), where + ".certFile"),
            optional(mirror.get("keyFile"), where + ".keyFile"),
            optional(mirror.get("caFile"), where + ".caFile"),
            flag(mirror.get("insecureSkipTlsVerify"), where + ".insecureSkipTlsVerify")),
        flag(mirror.get("plainHttp"), where + ".plainHttp"));
  }

  private static String scheme(String url, String where) {
    int colon = url.indexOf("://");
    String scheme = colon < 0 ? "" : url.substring(0, colon);
    if (!scheme.equals("oci") && !scheme.equals("http") && !scheme.equals("https")) {
      throw wrong(where, Quote.quote(url) + " begins with none of oci://, https:// and http://");
    }
    if (hostOf(url).indexOf('@') >= 0) {
      throw wrong(where, "a URL here has no user and no password");
    }
    return scheme;
  }

  private static String hostOf(String url) {
    int start = url.indexOf("://") + 3;
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(start, end);
  }

  private static Map<?, ?> object(@Nullable Object value, String where, Set<String> known) {
    if (!(value instanceof Map<?, ?> object)) {
      throw wrong(where, "a mapping is wanted");
    }
    for (Object key : object.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        throw wrong(where, "unknown key " + Quote.quote(String.valueOf(key)));
      }
    }
    return object;
  }

  private static List<?> list(@Nullable Object value, String where) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(where, "a list is wanted");
  }

  private static String string(@Nullable Object value, String where) {
    String text = optional(value, where);
    if (text.isEmpty()) {
      throw wrong(where, "a URL is wanted");
    }
    return text;
  }

  private static String optional(@Nullable Object value, String where) {
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw wrong(where, "a text is wanted");
  }

  private static boolean flag(@Nullable Object value, String where) {
    return value != null && bool(value, where);
  }

  private static boolean bool(Object value, String where) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(where, "true or false is wanted");
  }

  private static RepositoryException wrong(String where, String what) {
    return new RepositoryException(where + ": " + what);
  }
}
