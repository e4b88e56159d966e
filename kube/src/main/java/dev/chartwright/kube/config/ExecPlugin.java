package dev.chartwright.kube.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program that knows credentials. Source: client-go {@code clientcmd/api.ExecConfig}.
 *
 * @param command its path, or a name to look for in PATH
 * @param args its arguments
 * @param environment what its environment has besides ours, in order
 * @param apiVersion the protocol, such as {@code client.authentication.k8s.io/v1}
 * @param installHint what to tell if it is not there
 * @param provideClusterInfo whether it is told of the cluster
 * @param interactiveMode {@code Never}, {@code IfAvailable} or {@code Always}
 * @param cluster what it is told of the cluster; null without {@code provideClusterInfo}
 */
public record ExecPlugin(
    String command,
    List<String> args,
    List<Map.Entry<String, String>> environment,
    String apiVersion,
    String installHint,
    boolean provideClusterInfo,
    String interactiveMode,
    @Nullable Map<String, @Nullable Object> cluster) {
  /** Copies the lists. */
  public ExecPlugin {
    args = List.copyOf(args);
    environment = List.copyOf(environment);
  }

  ExecPlugin withCluster(Map<String, @Nullable Object> told) {
    return new ExecPlugin(
        command,
        args,
        environment,
        apiVersion,
        installHint,
        provideClusterInfo,
        interactiveMode,
        told);
  }

  /** The command alone: arguments and environment may be secret. */
  @Override
  public String toString() {
    return command;
  }
}
