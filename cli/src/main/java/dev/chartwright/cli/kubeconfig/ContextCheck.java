package dev.chartwright.cli.kubeconfig;

import static dev.chartwright.cli.kubeconfig.KubeConfigFile.text;

import dev.chartwright.cli.HelmPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether client-go would work with a cluster and a user as they are configured ({@code
 * tools/clientcmd/validation.go}); if not, it does not look at the context's namespace either.
 */
final class ContextCheck {
  private ContextCheck() {}

  /**
   * Checks a cluster.
   *
   * @param directory what relative file names start from
   */
  static boolean clusterIsUsable(Map<?, ?> cluster, Path directory) {
    String authority = text(cluster, "certificate-authority");
    String proxy = text(cluster, "proxy-url");
    return (authority.isEmpty()
            || (text(cluster, "certificate-authority-data").isEmpty()
                && readable(authority, directory)))
        && (proxy.isEmpty()
            || proxy.startsWith("http://")
            || proxy.startsWith("https://")
            || proxy.startsWith("socks5://"));
  }

  /**
   * Checks a user.
   *
   * @param impersonating whether the command line says as whom to act
   */
  static boolean userIsUsable(Map<?, ?> user, Path directory, boolean impersonating) {
    boolean token = !text(user, "token").isEmpty() || !text(user, "tokenFile").isEmpty();
    boolean basic = !text(user, "username").isEmpty() || !text(user, "password").isEmpty();
    boolean acts = impersonating || !text(user, "as").isEmpty();
    return !(token && basic)
        && certificateIsUsable(user, directory)
        && (!(user.get("exec") instanceof Map<?, ?> exec) || execIsUsable(user, exec))
        && (acts
            || (isEmpty(user.get("as-groups"))
                && isEmpty(user.get("as-user-extra"))
                && text(user, "as-uid").isEmpty()));
  }

  private static boolean certificateIsUsable(Map<?, ?> user, Path directory) {
    String certificate = text(user, "client-certificate");
    String certificateData = text(user, "client-certificate-data");
    String key = text(user, "client-key");
    String keyData = text(user, "client-key-data");
    if (certificate.isEmpty() && certificateData.isEmpty()) {
      return true;
    }
    return (certificate.isEmpty()
            || (certificateData.isEmpty() && readable(certificate, directory)))
        && (key.isEmpty() || (keyData.isEmpty() && readable(key, directory)))
        && !(key.isEmpty() && keyData.isEmpty());
  }

  private static boolean execIsUsable(Map<?, ?> user, Map<?, ?> exec) {
    String version = text(exec, "apiVersion");
    String mode = text(exec, "interactiveMode");
    boolean modeKnown =
        switch (mode) {
          case "Never", "IfAvailable", "Always" -> true;
          case "" -> !version.equals("client.authentication.k8s.io/v1");
          default -> false;
        };
    return user.get("auth-provider") == null
        && !text(exec, "command").isEmpty()
        && !version.isEmpty()
        && modeKnown;
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  private static boolean readable(String file, Path directory) {
    Path path = Path.of(file);
    return Files.isReadable(
        path.isAbsolute() ? path : Path.of(HelmPath.join(directory.toString(), file)));
  }
}
