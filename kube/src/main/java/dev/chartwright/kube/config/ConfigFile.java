package dev.chartwright.kube.config;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.golang.yaml.YamlException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One kubeconfig file, checked as client-go's decoder checks it; file names in it start from its
 * own folder. Source: client-go {@code tools/clientcmd/loader.go}, {@code api/v1/conversion.go}.
 */
record ConfigFile(
    Map<String, ContextEntry> contexts,
    Map<String, ClusterEntry> clusters,
    Map<String, UserEntry> users,
    String currentContext) {
  private static final ConfigFile EMPTY = new ConfigFile(Map.of(), Map.of(), Map.of(), "");
  private static final String CONVERSION = "error converting YAML to JSON: ";
  private static final String EXEC_EXTENSION = "client.authentication.k8s.io/exec";

  /**
   * Reads a file.
   *
   * @throws dev.chartwright.golang.os.PathException if it cannot be read
   * @throws ConfigException if it is no kubeconfig
   */
  static ConfigFile read(String path) {
    byte[] text = Os.readFile(path);
    if (text.length == 0) {
      return EMPTY;
    }
    Object document;
    try {
      document = Yaml.toJsonValue(text);
    } catch (YamlException e) {
      String told = String.valueOf(e.getMessage());
      throw ConfigException.of(
          told.startsWith(CONVERSION) ? told.substring(CONVERSION.length()) : told);
    }
    if (document == null) {
      return EMPTY;
    }
    if (!(document instanceof Map<?, ?> map)) {
      throw ConfigException.of(
          "couldn't get version/kind; json parse error: json: cannot unmarshal "
              + (document instanceof List<?>
                  ? "array"
                  : document instanceof String
                      ? "string"
                      : document instanceof Boolean ? "bool" : "number")
              + " into Go value of type struct { APIVersion string"
              + " \"json:\\\"apiVersion,omitempty\\\"\"; Kind string"
              + " \"json:\\\"kind,omitempty\\\"\" }");
    }
    try {
      return of(map, Os.abs(Path.dir(path)));
    } catch (ConfigException e) {
      String told = ConfigTypes.problem(document);
      throw told.isEmpty() ? e : ConfigException.of(told);
    }
  }

  private static ConfigFile of(Map<?, ?> document, String folder) {
    String version = text(document, "apiVersion");
    String kind = text(document, "kind");
    if (!(version.isEmpty() || version.equals("v1"))
        || !(kind.isEmpty() || kind.equals("Config"))) {
      throw ConfigException.of(
          "no kind "
              + Quote.quote(kind.isEmpty() ? "Config" : kind)
              + " is registered for version "
              + Quote.quote(version.isEmpty() ? "v1" : version)
              + " in scheme \"pkg/runtime/scheme.go:111\"");
    }
    Map<String, ContextEntry> contexts = new LinkedHashMap<>();
    for (Map.Entry<String, Map<?, ?>> each : named(document, "contexts", "context").entrySet()) {
      Map<?, ?> entry = each.getValue();
      contexts.put(
          each.getKey(),
          new ContextEntry(text(entry, "cluster"), text(entry, "user"), text(entry, "namespace")));
    }
    Map<String, ClusterEntry> clusters = new LinkedHashMap<>();
    for (Map.Entry<String, Map<?, ?>> each : named(document, "clusters", "cluster").entrySet()) {
      clusters.put(each.getKey(), cluster(each.getValue(), folder));
    }
    Map<String, UserEntry> users = new LinkedHashMap<>();
    for (Map.Entry<String, Map<?, ?>> each : named(document, "users", "user").entrySet()) {
      users.put(each.getKey(), user(each.getValue(), folder));
    }
    return new ConfigFile(contexts, clusters, users, text(document, "current-context"));
  }

  private static ClusterEntry cluster(Map<?, ?> entry, String folder) {
    return new ClusterEntry(
        text(entry, "server"),
        text(entry, "tls-server-name"),
        flag(entry, "insecure-skip-tls-verify"),
        resolved(folder, text(entry, "certificate-authority")),
        bytes(entry, "certificate-authority-data"),
        text(entry, "proxy-url"),
        flag(entry, "disable-compression"),
        named(entry, "extensions", "extension").get(EXEC_EXTENSION));
  }

  private static UserEntry user(Map<?, ?> entry, String folder) {
    Object exec = entry.get("exec");
    Object provider = entry.get("auth-provider");
    return new UserEntry(
        resolved(folder, text(entry, "client-certificate")),
        bytes(entry, "client-certificate-data"),
        resolved(folder, text(entry, "client-key")),
        bytes(entry, "client-key-data"),
        text(entry, "token"),
        resolved(folder, text(entry, "tokenFile")),
        new Impersonation(
            text(entry, "as"), text(entry, "as-uid"), texts(entry, "as-groups"), extra(entry)),
        text(entry, "username"),
        text(entry, "password"),
        provider == null ? null : text(map(provider, "auth-provider"), "name"),
        exec == null ? null : exec(map(exec, "exec"), folder));
  }

  private static ExecPlugin exec(Map<?, ?> entry, String folder) {
    String command = text(entry, "command");
    String version = text(entry, "apiVersion");
    String mode = text(entry, "interactiveMode");
    if (mode.isEmpty()
        && (version.equals("client.authentication.k8s.io/v1beta1")
            || version.equals("client.authentication.k8s.io/v1alpha1"))) {
      mode = "IfAvailable";
    }
    List<Map.Entry<String, String>> environment = new ArrayList<>();
    for (Object each : list(entry, "env")) {
      Map<?, ?> variable = map(each, "env");
      environment.add(Map.entry(text(variable, "name"), text(variable, "value")));
    }
    return new ExecPlugin(
        command.indexOf('/') < 0 ? command : resolved(folder, command),
        texts(entry, "args"),
        environment,
        version,
        text(entry, "installHint"),
        flag(entry, "provideClusterInfo"),
        mode,
        null);
  }

  private static Map<String, List<String>> extra(Map<?, ?> user) {
    Object value = user.get("as-user-extra");
    if (value == null) {
      return Map.of();
    }
    Map<String, List<String>> extra = new HashMap<>();
    Map<?, ?> map = map(value, "as-user-extra");
    for (Object key : map.keySet()) {
      extra.put(String.valueOf(key), texts(map, String.valueOf(key)));
    }
    return extra;
  }

  private static Map<String, Map<?, ?>> named(Map<?, ?> document, String listKey, String key) {
    Map<String, Map<?, ?>> result = new LinkedHashMap<>();
    for (Object entry : list(document, listKey)) {
      Map<?, ?> named = map(entry, listKey);
      String name = text(named, "name");
      if (result.put(name, map(named.get(key), key)) != null) {
        throw ConfigException.of("duplicate name " + Quote.quote(name) + " in " + listKey);
      }
    }
    return result;
  }

  private static String resolved(String folder, String path) {
    return path.isEmpty() || Path.isAbsolute(path) ? path : Path.join(folder, path);
  }

  private static List<?> list(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw ConfigException.of(key + " is no list");
  }

  private static Map<?, ?> map(@Nullable Object value, String where) {
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw ConfigException.of(where + " is no map");
  }

  private static String text(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw ConfigException.of(key + " is no string");
  }

  private static boolean flag(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw ConfigException.of(key + " is no bool");
  }

  private static List<String> texts(Map<?, ?> map, String key) {
    List<String> texts = new ArrayList<>();
    for (Object each : list(map, key)) {
      if (!(each instanceof String text)) {
        throw ConfigException.of(key + " is no list of strings");
      }
      texts.add(text);
    }
    return texts;
  }

  private static String bytes(Map<?, ?> map, String key) {
    String text = text(map, key);
    if (text.isEmpty()) {
      return "";
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(text.replace("\n", "").replace("\r", ""));
      return new String(decoded, StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      throw ConfigException.of("illegal base64 data at input byte " + illegalByte(text));
    }
  }

  /** Where Go's decoder stops: the first byte that is none of the alphabet. */
  private static int illegalByte(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "+/\r\n".indexOf(c) >= 0)) {
        return i;
      }
    }
    return text.length();
  }

  /** The current context alone: all the rest may be secret. */
  @Override
  public String toString() {
    return currentContext;
  }
}
