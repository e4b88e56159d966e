package dev.chartwright.kube.config;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.strconv.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with a cluster or a user as they are configured. Source: client-go {@code
 * tools/clientcmd/validation.go}.
 */
final class ConfigCheck {
  private ConfigCheck() {}

  /** All that is wrong; empty if nothing is. */
  static List<String> problems(
      String userName, UserEntry user, String clusterName, ClusterEntry cluster) {
    List<String> problems = new ArrayList<>();
    user(userName, user, problems);
    cluster(clusterName, cluster, problems);
    return problems;
  }

  /** Go's aggregate: one error stands for itself, several in brackets, each once. */
  static String message(List<String> errors) {
    List<String> once = new ArrayList<>();
    for (String each : errors) {
      if (!once.contains(each)) {
        once.add(each);
      }
    }
    return once.size() <= 1 ? String.join("", once) : "[" + String.join(", ", once) + "]";
  }

  private static void cluster(String name, ClusterEntry cluster, List<String> problems) {
    if (cluster.server().isEmpty()) {
      problems.add(
          name.isEmpty()
              ? "default cluster has no server defined"
              : "no server found for cluster " + Quote.quote(name));
    }
    String proxy = cluster.proxyUrl();
    if (!proxy.isEmpty()) {
      String problem = ProxyUrl.problem(proxy);
      if (!problem.isEmpty()) {
        problems.add(
            "invalid 'proxy-url' "
                + Quote.quote(proxy)
                + " for cluster "
                + Quote.quote(name)
                + ": "
                + problem);
      }
    }
    if (!cluster.caFile().isEmpty()) {
      if (!cluster.caData().isEmpty()) {
        problems.add(
            "certificate-authority-data and certificate-authority are both specified for "
                + name
                + ". certificate-authority-data will override.");
      }
      readable("certificate-authority", cluster.caFile(), name, problems);
    }
  }

  private static void user(String name, UserEntry user, List<String> problems) {
    if (user.hasCertificate()) {
      certificate(name, user, problems);
    }
    ExecPlugin exec = user.exec();
    if (exec != null) {
      exec(name, user, exec, problems);
    }
    if (!user.token().isEmpty() && !(user.username().isEmpty() && user.password().isEmpty())) {
      problems.add(
          "more than one authentication method found for "
              + name
              + "; found [token basicAuth], only one is allowed");
    }
    Impersonation as = user.impersonation();
    if (as.user().isEmpty()
        && !(as.uid().isEmpty() && as.groups().isEmpty() && as.extra().isEmpty())) {
      problems.add(
          "requesting uid, groups or user-extra for " + name + " without impersonating a user");
    }
  }

  private static void certificate(String name, UserEntry user, List<String> problems) {
    if (!user.certFile().isEmpty() && !user.certData().isEmpty()) {
      problems.add(
          "client-cert-data and client-cert are both specified for "
              + name
              + ". client-cert-data will override.");
    }
    if (!user.keyFile().isEmpty() && !user.keyData().isEmpty()) {
      problems.add(
          "client-key-data and client-key are both specified for "
              + name
              + "; client-key-data will override");
    }
    if (user.keyFile().isEmpty() && user.keyData().isEmpty()) {
      problems.add(
          "client-key-data or client-key must be specified for "
              + name
              + " to use the clientCert authentication method.");
    }
    if (!user.certFile().isEmpty()) {
      readable("client-cert", user.certFile(), name, problems);
    }
    if (!user.keyFile().isEmpty()) {
      readable("client-key", user.keyFile(), name, problems);
    }
  }

  private static void exec(String name, UserEntry user, ExecPlugin exec, List<String> problems) {
    if (user.authProvider() != null) {
      problems.add(
          "authProvider cannot be provided in combination with an exec plugin for " + name);
    }
    String use = " must be specified for " + name + " to use exec authentication plugin";
    if (exec.command().isEmpty()) {
      problems.add("command" + use);
    }
    if (exec.apiVersion().isEmpty()) {
      problems.add("apiVersion" + use);
    }
    for (Map.Entry<String, String> variable : exec.environment()) {
      if (variable.getKey().isEmpty()) {
        problems.add("env variable name" + use);
      }
    }
    switch (exec.interactiveMode()) {
      case "" -> problems.add("interactiveMode" + use);
      case "Never", "IfAvailable", "Always" -> {}
      default ->
          problems.add(
              "invalid interactiveMode for " + name + ": " + Quote.quote(exec.interactiveMode()));
    }
  }

  private static void readable(String what, String path, String name, List<String> problems) {
    try (InputStream opened = Os.open(path)) {
      opened.available();
    } catch (PathException e) {
      problems.add(
          "unable to read " + what + " " + path + " for " + name + " due to " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
