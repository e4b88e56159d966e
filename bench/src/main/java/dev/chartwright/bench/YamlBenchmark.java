package dev.chartwright.bench;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.yaml.Yaml;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How fast manifests are read and written as YAML. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class YamlBenchmark {
  /** How many Deployments the document holds; 740 are about a megabyte. */
  @Param({"1", "740"})
  public int objects = 1;

  private byte[] text = {};
  private @Nullable Object tree;

  /** Makes the document. */
  @Setup
  public void prepare() {
    text = GoString.bytes(deployments(objects));
    tree = Yaml.toJsonValue(text);
  }

  /** YAML to a JSON tree. */
  @Benchmark
  public @Nullable Object read() {
    return Yaml.toJsonValue(text);
  }

  /** The same, refusing keys that stand twice. */
  @Benchmark
  public @Nullable Object readStrictly() {
    return Yaml.toJsonValueStrict(text);
  }

  /** A JSON tree to YAML, as {@code toYaml} has it. */
  @Benchmark
  public String write() {
    return Yaml.marshal(tree);
  }

  /** A JSON tree to YAML, as {@code toYamlPretty} has it. */
  @Benchmark
  public String writePrettily() {
    return Yaml.marshalPretty(tree);
  }

  private static String deployments(int count) {
    StringBuilder out = new StringBuilder("items:\n");
    for (int i = 0; i < count; i++) {
      out.append(
          """
          - apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web-%d
              namespace: "default"
              labels:
                app.kubernetes.io/name: web
                app.kubernetes.io/instance: 'release-%d'
                helm.sh/chart: web-1.2.3
              annotations:
                checksum/config: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
                description: a deployment that is described at some length, as people do, in one long line
            spec:
              replicas: 3
              selector:
                matchLabels:
                  app.kubernetes.io/name: web
              template:
                spec:
                  serviceAccountName: web
                  securityContext: {}
                  containers:
                  - name: web
                    image: "registry.example.com/team/web:%d.0.1"
                    imagePullPolicy: IfNotPresent
                    command: ["/bin/sh", "-c"]
                    args:
                    - |
                      set -e
                      exec /app/server --port 8080
                    ports:
                    - name: http
                      containerPort: 8080
                      protocol: TCP
                    livenessProbe:
                      httpGet:
                        path: /healthz
                        port: http
                      periodSeconds: 10
                    resources:
                      limits:
                        cpu: 500m
                        memory: 128Mi
                      requests:
                        cpu: 0.25
                        memory: 64Mi
                    env:
                    - name: ENABLED
                      value: "true"
                    - name: DEBUG
                      value: "0"
          """
              .replace("%d", Integer.toString(i)));
    }
    return out.toString();
  }
}
