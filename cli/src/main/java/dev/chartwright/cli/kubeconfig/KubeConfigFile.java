package dev.chartwright.cli.kubeconfig;

import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.golang.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One kubeconfig file, checked as client-go's decoder checks it. */
final class KubeConfigFile {
  private final Path path;
  private final Map<String, Map<?, ?>> contexts = new LinkedHashMap<>();
  private final Map<String, Map<?, ?>> clusters = new LinkedHashMap<>();
  private final Map<String, Map<?, ?>> users = new LinkedHashMap<>();
  private String currentContext = "";

  private KubeConfigFile(Path path) {
    this.path = path;
  }

  /** A file that client-go would refuse. */
  static final class MalformedException extends RuntimeException {
    MalformedException(String message) {
      super(message);
    }
  }

  /**
   * Reads a file that exists.
   *
   * @throws IOException if it cannot be read
   * @throws MalformedException if it is no kubeconfig
   */
  static KubeConfigFile read(Path path) throws IOException {
    Object document;
    try {
      document = Yaml.toJsonValue(Files.readAllBytes(path));
    } catch (YamlException e) {
      throw new MalformedException(String.valueOf(e.getMessage()));
    }
    KubeConfigFile file = new KubeConfigFile(path);
    if (document instanceof Map<?, ?> map) {
      file.take(map);
    } else if (document != null) {
      throw new MalformedException("not a map");
    }
    return file;
  }

  Path path() {
    return path;
  }

  String currentContext() {
    return currentContext;
  }

  Map<String, Map<?, ?>> contexts() {
    return contexts;
  }

  Map<String, Map<?, ?>> clusters() {
    return clusters;
  }

  Map<String, Map<?, ?>> users() {
    return users;
  }

  private void take(Map<?, ?> document) {
    String version = text(document, "apiVersion");
    String kind = text(document, "kind");
    if (!(version.isEmpty() || version.equals("v1"))
        || !(kind.isEmpty() || kind.equals("Config"))) {
      throw new MalformedException("no kind " + kind + " is registered for version " + version);
    }
    currentContext = text(document, "current-context");
    takeNamed(document, "contexts", "context", contexts);
    takeNamed(document, "clusters", "cluster", clusters);
    takeNamed(document, "users", "user", users);
    for (Map<?, ?> context : contexts.values()) {
      texts(context, "cluster", "user", "namespace");
    }
    for (Map<?, ?> cluster : clusters.values()) {
      texts(cluster, "server", "certificate-authority", "proxy-url");
      base64(cluster, "certificate-authority-data");
    }
    for (Map<?, ?> user : users.values()) {
      texts(user, "token", "tokenFile", "username", "password", "as", "as-uid");
      texts(user, "client-certificate", "client-key");
      if (user.get("exec") instanceof Map<?, ?> exec) {
        texts(exec, "command", "apiVersion", "interactiveMode");
      }
      base64(user, "client-certificate-data");
      base64(user, "client-key-data");
    }
  }

  private static void takeNamed(
      Map<?, ?> document, String listKey, String key, Map<String, Map<?, ?>> target) {
    Object list = document.get(listKey);
    if (list == null) {
      return;
    }
    if (!(list instanceof List<?> entries)) {
      throw new MalformedException(listKey + " is no list");
    }
    for (Object entry : entries) {
      Map<?, ?> named = map(entry, listKey);
      String name = text(named, "name");
      if (target.put(name, map(named.get(key), key)) != null) {
        throw new MalformedException("duplicate name \"" + name + "\" in " + listKey);
      }
    }
  }

  private static Map<?, ?> map(@Nullable Object value, String where) {
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new MalformedException(where + " is no map");
  }

  /** A member that must be text if it is there; else empty. */
  static String text(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw new MalformedException(key + " is no string");
  }

  private static void texts(Map<?, ?> map, String... keys) {
    for (String key : keys) {
      text(map, key);
    }
  }

  private static void base64(Map<?, ?> map, String key) {
    try {
      Base64.getDecoder().decode(text(map, key).replace("\n", "").replace("\r", ""));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(key + " is no base64");
    }
  }
}
