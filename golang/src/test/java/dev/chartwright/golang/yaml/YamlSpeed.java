package dev.chartwright.golang.yaml;

import dev.chartwright.golang.GoString;
import java.util.function.Supplier;

/**
 * Prints how fast a document of about one megabyte is read and written. Not a test: run its main
 * method, which takes some seconds.
 */
final class YamlSpeed {
  private static final int ROUNDS = 300;

  private YamlSpeed() {}

  public static void main(String[] args) {
    String text = deployments(740);
    byte[] bytes = GoString.bytes(text);
    Object tree = Yaml.toJsonValue(bytes);
    measure("first of its kind", bytes.length, 1, () -> Yaml.toJsonValue(bytes));
    measure("read", bytes.length, ROUNDS, () -> Yaml.toJsonValue(bytes));
    measure("read strictly", bytes.length, ROUNDS, () -> Yaml.toJsonValueStrict(bytes));
    measure("write", bytes.length, ROUNDS, () -> Yaml.marshal(tree));
    measure("write prettily", bytes.length, ROUNDS, () -> Yaml.marshalPretty(tree));
    byte[] small = GoString.bytes(deployments(1));
    measure("read small ones", small.length, 30 * ROUNDS, () -> Yaml.toJsonValue(small));
    Object one = Yaml.toJsonValue(small);
    measure("write small ones", small.length, 30 * ROUNDS, () -> Yaml.marshal(one));
  }

  private static void measure(String what, int bytes, int rounds, Supplier<Object> task) {
    long best = Long.MAX_VALUE;
    Object last = null;
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      last = task.get();
      best = Math.min(best, System.nanoTime() - start);
    }
    long rate = Math.round(bytes * 1e3 / best);
    System.out.println(
        what + ": " + best / 1000 + " us, " + rate + " MB/s" + (last == null ? "?" : ""));
  }

  static String deployments(int count) {
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
