package dev.chartwright.bench;

import dev.chartwright.chart.ChartCreator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The charts that are measured: the one that {@code create} makes, generated ones, and real ones
 * out of an unpacked corpus.
 *
 * <p>{@code java … dev.chartwright.bench.BenchCharts FOLDER} writes all but the real ones into a
 * folder, for the benchmark in Go.
 */
public final class BenchCharts {
  private static final List<String> GENERATED =
      List.of(
          "create",
          "umbrella-120",
          "tpl-5000",
          "templates-1",
          "templates-10",
          "templates-100",
          "templates-1000");

  private BenchCharts() {}

  /** Writes the generated charts. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (String name : GENERATED) {
      generate(name, folder);
    }
  }

  /**
   * Where a chart is; a generated one is written first.
   *
   * @param corpus the folder of the unpacked corpus, with {@code charts/} in it; may be empty for
   *     generated charts
   * @param scratch where to write
   */
  static Path find(String name, String corpus, Path scratch) throws IOException {
    String real =
        switch (name) {
          case "ingress-nginx" -> "kubernetes+ingress-nginx/charts__ingress-nginx";
          case "kube-prometheus-stack" ->
              "prometheus-community+helm-charts/charts__kube-prometheus-stack";
          case "argo-cd" -> "argoproj+argo-helm/charts__argo-cd";
          default -> "";
        };
    if (real.isEmpty()) {
      return generate(name, scratch);
    }
    if (corpus.isEmpty()) {
      throw new IllegalArgumentException(name + " needs -Dbench.corpus=FOLDER");
    }
    return Path.of(corpus, "charts").resolve(real);
  }

  private static Path generate(String name, Path folder) throws IOException {
    int count = Integer.parseInt("0" + name.replaceAll("\\D", ""));
    return switch (name.replaceAll("-?\\d", "")) {
      case "create" -> Path.of(ChartCreator.create(name, folder.toString(), warning -> {}));
      case "umbrella" -> umbrella(folder.resolve(name), name, count);
      case "tpl" -> tplCalls(folder.resolve(name), name, count);
      case "templates" -> templates(folder.resolve(name), name, count);
      default -> throw new IllegalArgumentException("chart: " + name);
    };
  }

  /** A chart of charts, each with helpers, globals and two templates. */
  private static Path umbrella(Path chart, String name, int count) throws IOException {
    StringBuilder dependencies = new StringBuilder("dependencies:\n");
    StringBuilder values = new StringBuilder("global: {registry: example.com, tier: gold}\n");
    for (int i = 0; i < count; i++) {
      String sub = "sub" + i;
      dependencies.append("- {name: ").append(sub).append(", version: 0.1.0, repository: ''}\n");
      values.append(sub).append(": {replicas: ").append(i % 5).append(", port: 8080}\n");
      Path folder = chart.resolve("charts").resolve(sub);
      write(folder, "Chart.yaml", chartYaml(sub));
      write(folder, "values.yaml", "replicas: 1\nport: 80\nlabels: {app: x, tier: y}\n");
      write(folder, "templates/_helpers.tpl", helper(sub));
      write(folder, "templates/deployment.yaml", deployment(sub));
      write(folder, "templates/configmap.yaml", configMap(sub));
    }
    write(chart, "Chart.yaml", chartYaml(name) + dependencies);
    write(chart, "values.yaml", values.toString());
    return chart;
  }

  private static Path tplCalls(Path chart, String name, int count) throws IOException {
    write(chart, "Chart.yaml", chartYaml(name));
    write(chart, "values.yaml", "host: \"{{ .Release.Name }}.example.com\"\nplain: text\n");
    write(
        chart,
        "templates/calls.yaml",
        "{{- range $i, $e := until "
            + count
            + " }}\nk{{ $i }}: {{ tpl $.Values.host $ }}-{{ tpl (printf \"{{ .Chart.Name }}-%d\" (mod"
            + " $i 50)) $ }}\n{{- end }}\n");
    return chart;
  }

  private static Path templates(Path chart, String name, int count) throws IOException {
    write(chart, "Chart.yaml", chartYaml(name));
    write(chart, "values.yaml", "replicas: 3\nport: 8080\nlabels: {app: x, tier: y}\n");
    write(chart, "templates/_helpers.tpl", helper(name));
    for (int i = 0; i < count; i++) {
      write(chart, "templates/d" + i + ".yaml", deployment(name));
    }
    return chart;
  }

  private static String chartYaml(String name) {
    return "apiVersion: v2\nname: " + name + "\nversion: 0.1.0\nappVersion: 1.2.3\n";
  }

  private static String helper(String chart) {
    return """
    {{- define "CHART.labels" -}}
    app.kubernetes.io/name: {{ .Chart.Name | trunc 63 | trimSuffix "-" }}
    app.kubernetes.io/instance: {{ .Release.Name }}
    helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | quote }}
    {{- with .Values.labels }}
    {{ toYaml . }}
    {{- end }}
    {{- end }}
    """
        .replace("CHART", chart);
  }

  private static String deployment(String chart) {
    return """
    {{- if ge (int .Values.replicas) 0 }}
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: {{ .Release.Name }}-{{ .Chart.Name }}
      labels:
        {{- include "CHART.labels" . | nindent 4 }}
    spec:
      replicas: {{ .Values.replicas | default 1 }}
      template:
        metadata:
          annotations:
            checksum: {{ .Values | toJson | sha256sum }}
        spec:
          containers:
          {{- range $i, $name := list "web" "log" "metrics" }}
            - name: {{ $name }}
              image: "{{ ($.Values.global | default dict).registry | default "docker.io" }}/{{ $name }}:{{ $.Chart.AppVersion }}"
              ports:
                - containerPort: {{ add $.Values.port $i }}
              {{- if eq $name "web" }}
              env: {{- toYaml (list (dict "name" "A" "value" "1")) | nindent 12 }}
              {{- end }}
          {{- end }}
    {{- end }}
    """
        .replace("CHART", chart);
  }

  private static String configMap(String chart) {
    return """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: {{ .Release.Name }}-{{ .Chart.Name }}
      labels: {{- include "CHART.labels" . | nindent 4 }}
    data:
      {{- range $key, $value := .Values }}
      {{ $key }}: {{ $value | toString | b64enc | quote }}
      {{- end }}
    """
        .replace("CHART", chart);
  }

  private static void write(Path chart, String name, String text) throws IOException {
    Path file = chart.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
