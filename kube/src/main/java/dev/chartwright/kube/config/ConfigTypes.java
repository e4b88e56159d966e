package dev.chartwright.kube.config;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonStruct;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The Go types of a kubeconfig, to say what does not fit them; looked at only when something does
 * not. Source: client-go {@code tools/clientcmd/api/v1/types.go}.
 */
final class ConfigTypes {
  private ConfigTypes() {}

  /** What Go's decoder says of a document; empty if it fits. */
  static String problem(@Nullable Object document) {
    byte[] text = Json.marshal(document).getBytes(StandardCharsets.UTF_8);
    try {
      Object read = JsonDecoder.into(config()).decode(text);
      return read instanceof JsonStruct || read == null ? "" : String.valueOf(read);
    } catch (JsonException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static GoType config() {
    return GoType.struct("v1.Config")
        .field("kind", GoType.STRING)
        .field("apiVersion", GoType.STRING)
        .field("clusters", named("v1.NamedCluster", "cluster", cluster()))
        .field("users", named("v1.NamedAuthInfo", "user", user()))
        .field("contexts", named("v1.NamedContext", "context", context()))
        .field("current-context", GoType.STRING)
        .build();
  }

  private static GoType named(String type, String key, GoType entry) {
    return GoType.sliceOf(
        GoType.struct(type).field("name", GoType.STRING).field(key, entry).build());
  }

  private static GoType cluster() {
    return GoType.struct("v1.Cluster")
        .field("server", GoType.STRING)
        .field("tls-server-name", GoType.STRING)
        .field("insecure-skip-tls-verify", GoType.BOOL)
        .field("certificate-authority", GoType.STRING)
        .field("proxy-url", GoType.STRING)
        .field("disable-compression", GoType.BOOL)
        .build();
  }

  private static GoType user() {
    return GoType.struct("v1.AuthInfo")
        .field("client-certificate", GoType.STRING)
        .field("client-key", GoType.STRING)
        .field("token", GoType.STRING)
        .field("tokenFile", GoType.STRING)
        .field("as", GoType.STRING)
        .field("as-uid", GoType.STRING)
        .field("as-groups", GoType.sliceOf(GoType.STRING))
        .field("as-user-extra", GoType.mapOf(GoType.sliceOf(GoType.STRING)))
        .field("username", GoType.STRING)
        .field("password", GoType.STRING)
        .field("exec", GoType.pointerTo(exec()))
        .build();
  }

  private static GoType exec() {
    GoType variable =
        GoType.struct("v1.ExecEnvVar")
            .field("name", GoType.STRING)
            .field("value", GoType.STRING)
            .build();
    return GoType.struct("v1.ExecConfig")
        .field("command", GoType.STRING)
        .field("args", GoType.sliceOf(GoType.STRING))
        .field("env", GoType.sliceOf(variable))
        .field("apiVersion", GoType.STRING)
        .field("installHint", GoType.STRING)
        .field("provideClusterInfo", GoType.BOOL)
        .field("interactiveMode", GoType.STRING)
        .build();
  }

  private static GoType context() {
    return GoType.struct("v1.Context")
        .field("cluster", GoType.STRING)
        .field("user", GoType.STRING)
        .field("namespace", GoType.STRING)
        .build();
  }
}
