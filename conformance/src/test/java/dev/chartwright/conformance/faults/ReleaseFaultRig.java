package dev.chartwright.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.kube.ApiCall;
import dev.chartwright.testkit.kube.ApiFault;
import dev.chartwright.testkit.kube.CallPattern;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An API server with faults, a chart with hooks, and the program in this process: each attempt has
 * a namespace of its own, in which the release {@code web} is brought to a state, disturbed, and
 * got out of it again.
 */
final class ReleaseFaultRig implements AutoCloseable {
  /** What disturbs; the release has been prepared by then. */
  enum Verb {
    INSTALL,
    UPGRADE,
    ROLLBACK,
    UNINSTALL
  }

  private static final List<String> STATES =
      List.of(
          "deployed",
          "failed",
          "superseded",
          "uninstalled",
          "uninstalling",
          "pending-install",
          "pending-upgrade",
          "pending-rollback");

  private final FaultyApi api;
  private final Map<String, String> environment;
  private final String chart;
  private String namespace = "";
  private String lastAttempt = "";

  ReleaseFaultRig(Path folder, FaultyApi api) throws IOException {
    this.api = api;
    chart =
        ChartBuilder.of("web", "1.0.0")
            .values("text: one\nmore: false\n")
            .file("templates/first.yaml", configMap("first", "{{ .Values.text }}", ""))
            .file(
                "templates/more.yaml",
                "{{ if .Values.more }}" + configMap("more", "new", "") + "{{ end }}")
            .file(
                "templates/hook.yaml",
                configMap(
                    "hook",
                    "hook",
                    "    helm.sh/hook: pre-install,pre-upgrade,pre-rollback,pre-delete\n"))
            .writeFolder(folder)
            .toString();
    environment =
        Map.of(
            "HOME", folder.toString(),
            "TMPDIR", folder.toString(),
            "PATH", "",
            "KUBECONFIG", api.kubeconfig(folder.resolve("kubeconfig")).toString());
  }

  private static String configMap(String name, String text, String annotations) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}-"
        + name
        + "\n"
        + (annotations.isEmpty() ? "" : "  annotations:\n" + annotations)
        + "data:\n  text: "
        + text
        + "\n";
  }

  FaultyApi api() {
    return api;
  }

  /** A namespace without anything of a release. */
  String namespace() {
    if (namespace.isEmpty()) {
      namespace = api.namespace();
    } else {
      api.empty(namespace);
    }
    return namespace;
  }

  /** What came of the last attempt, and its requests. */
  String lastAttempt() {
    return lastAttempt;
  }

  ProgramRun run(String namespace, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("-n", namespace));
    return ProgramRun.of("chartwright", environment, all);
  }

  /** A run that must end well. */
  ProgramRun must(String namespace, String... args) {
    ProgramRun run = run(namespace, args);
    assertThat(run.code()).describedAs("%s: %s", List.of(args), run.err()).isZero();
    return run;
  }

  /** Brings the release to the state that the verb needs. */
  void prepare(Verb verb, String namespace) {
    if (verb != Verb.INSTALL) {
      must(namespace, "install", "web", chart);
    }
    if (verb == Verb.ROLLBACK) {
      must(namespace, "upgrade", "web", chart, "--set", "text=two,more=true");
    }
  }

  ProgramRun disturbed(Verb verb, String namespace, String... more) {
    List<String> args = words(verb);
    args.addAll(List.of(more));
    return run(namespace, args.toArray(new String[0]));
  }

  /** What the verb is called with. */
  List<String> words(Verb verb) {
    List<String> args = new ArrayList<>();
    switch (verb) {
      case INSTALL -> args.addAll(List.of("install", "web", chart));
      case UPGRADE -> args.addAll(List.of("upgrade", "web", chart, "--set", "text=two,more=true"));
      case ROLLBACK -> args.addAll(List.of("rollback", "web", "1"));
      case UNINSTALL -> args.addAll(List.of("uninstall", "web"));
    }
    return args;
  }

  /** The requests that the verb sends when nothing is in its way and discovery is known. */
  List<ApiCall> requests(Verb verb) {
    // The first to work at all has discovery to do.
    must(namespace(), "install", "web", chart);
    prepare(verb, namespace());
    api.forgetCalls();
    assertThat(disturbed(verb, namespace).code()).isZero();
    return api.calls();
  }

  /**
   * Waits until a request is held, or until whoever might send it is done.
   *
   * @return whether a request is held
   */
  static boolean holds(ApiFault held, CompletableFuture<?> sender) {
    CompletableFuture<Boolean> there = new CompletableFuture<>();
    Thread thread =
        new Thread(() -> {
          try {
            held.awaitHeld();
            there.complete(true);
          } catch (InterruptedException e) {
            there.complete(false);
          }
        });
    thread.start();
    CompletableFuture.anyOf(there, sender).join();
    thread.interrupt();
    return there.join();
  }

  /** Runs the verb with a fault; the API is well again afterwards. */
  ProgramRun attempt(
      Verb verb, String namespace, CallPattern where, ApiFault what, String... more) {
    api.forgetCalls();
    api.fault(where, what);
    try {
      ProgramRun run = disturbed(verb, namespace, more);
      lastAttempt = run + " after " + api.calls();
      return run;
    } finally {
      api.clearFaults();
    }
  }

  /**
   * The state that {@code status} tells of.
   *
   * @return empty if there is no release
   */
  Optional<String> state(String namespace) {
    ProgramRun status = run(namespace, "status", "web");
    if (status.code() != 0) {
      assertThat(status.err()).isEqualTo("Error: release: not found\n");
      return Optional.empty();
    }
    String line =
        status.out().lines().filter(each -> each.startsWith("STATUS: ")).findFirst().orElse("");
    String state = line.substring("STATUS: ".length());
    assertThat(state).isIn(STATES);
    return Optional.of(state);
  }

  /** Whether history knows the state too. */
  void historyTells(String namespace, String state) {
    assertThat(must(namespace, "history", "web").out()).contains(state);
  }

  /** Whether each record of the release can be read, so that none was lost half-written. */
  void recordsAreWhole(String namespace) {
    for (KubeObject each : api.objects("v1", "Secret", namespace)) {
      String name = each.name();
      assertThat(name).startsWith("sh.helm.release.v1.web.v");
      must(
          namespace,
          "get",
          "manifest",
          "web",
          "--revision",
          name.substring(name.lastIndexOf('v') + 1));
    }
  }

  /**
   * Gets out of whatever state there is, and checks that all is as it should be.
   *
   * @param there whether there is a release
   */
  void getOut(String namespace, boolean there) {
    if (there) {
      must(namespace, "recover", "web", "--older-than", "0s");
      assertThat(state(namespace).orElse("uninstalled")).isIn("deployed", "failed", "uninstalled");
    }
    must(namespace, "upgrade", "--install", "web", chart, "--set", "text=three");
    assertThat(state(namespace)).contains("deployed");
    assertThat(text(namespace, "web-first")).contains("three");
    must(namespace, "uninstall", "web");
    assertThat(api.objects("v1", "Secret", namespace)).isEmpty();
    assertThat(text(namespace, "web-first")).isEmpty();
  }

  /** What a ConfigMap says; empty if it is not there. */
  Optional<String> text(String namespace, String name) {
    for (KubeObject each : api.objects("v1", "ConfigMap", namespace)) {
      if (each.name().equals(name)) {
        return Optional.of(each.textAt("data", "text"));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    api.close();
  }
}
