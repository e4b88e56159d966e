package dev.chartwright.engine.lint;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.semver.KubeVersion;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.strings.Strings;
import dev.chartwright.golang.yaml.YamlDecoder;
import java.util.List;
import java.util.Map;

/**
 * What a template has become: that it is YAML, and that its objects will do.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/lint/rules/template.go}.
 */
final class ManifestRules {
  /** Longest line that Go's scanner takes, in bytes with its end. */
  private static final int MAX_LINE_BYTES = 64 * 1024;

  private static final GoType LIST =
      GoType.struct(
              "struct { Items []struct { Metadata struct { Annotations map[string]string } } }")
          .field(
              "Items",
              GoType.sliceOf(
                  GoType.struct("struct { Metadata struct { Annotations map[string]string } }")
                      .field(
                          "Metadata",
                          GoType.struct("struct { Annotations map[string]string }")
                              .field("Annotations", GoType.mapOf(GoType.STRING))
                              .build())
                      .build()))
          .build();

  private final Findings findings;
  private final KubeVersion kubeVersion;

  ManifestRules(Findings findings, KubeVersion kubeVersion) {
    this.findings = findings;
    this.kubeVersion = kubeVersion;
  }

  /**
   * Applies the rules to what a file was rendered to.
   *
   * @return false if it is not YAML, which ends the linting of templates
   */
  boolean apply(String file, String content) {
    if (Strings.trimSpace(content).isEmpty()) {
      return true;
    }
    topIndent(file, content);
    byte[] bytes = GoString.bytes(content);
    ObjectStream documents = new ObjectStream(bytes);
    while (true) {
      try {
        if (!documents.next()) {
          return true;
        }
      } catch (RuntimeException e) {
        findings.error(file, "unable to parse YAML: " + e.getMessage());
        return false;
      }
      KubernetesObject object = documents.object();
      if (object != null) {
        apply(file, object, content, bytes);
      }
    }
  }

  private void apply(String file, KubernetesObject object, String content, byte[] bytes) {
    String mistake = ObjectNames.mistake(object.kind(), object.name());
    if (mistake != null) {
      findings.warning(file, mistake);
    }
    deprecation(file, object);
    matchSelector(file, object, content);
    if (object.kind().equals("List")) {
      listAnnotations(file, bytes);
    }
  }

  private void deprecation(String file, KubernetesObject object) {
    String warning;
    try {
      warning = Deprecations.warning(object.apiVersion(), object.kind(), kubeVersion);
    } catch (RuntimeException e) {
      warning = e.getMessage();
    }
    if (warning != null) {
      findings.warning(file, warning);
    }
  }

  private void matchSelector(String file, KubernetesObject object, String content) {
    boolean needsSelector =
        switch (object.kind()) {
          case "Deployment", "ReplicaSet", "DaemonSet", "StatefulSet" -> true;
          default -> false;
        };
    if (needsSelector
        && !content.contains("matchLabels")
        && !content.contains("matchExpressions")) {
      findings.error(
          file,
          "a "
              + object.kind()
              + " must contain matchLabels or matchExpressions, and "
              + Quote.quote(object.name())
              + " does not");
    }
  }

  private void listAnnotations(String file, byte[] content) {
    Object list;
    try {
      list = YamlDecoder.into(LIST).decode(content);
    } catch (RuntimeException e) {
      findings.error(file, "unable to parse YAML: " + e.getMessage());
      return;
    }
    if (list instanceof JsonStruct struct && keepsItem(struct.list("Items"))) {
      findings.error(file, "annotation 'helm.sh/resource-policy' within List objects are ignored");
    }
  }

  private static boolean keepsItem(List<?> items) {
    for (Object item : items) {
      JsonStruct metadata = item instanceof JsonStruct struct ? struct.struct("Metadata") : null;
      if (metadata != null
          && metadata.get("Annotations") instanceof Map<?, ?> annotations
          && annotations.containsKey("helm.sh/resource-policy")) {
        return true;
      }
    }
    return false;
  }

  /** Looks at the first line that is not blank. */
  private void topIndent(String file, String content) {
    int start = 0;
    while (start < content.length()) {
      int end = content.indexOf('\n', start);
      String line = content.substring(start, end < 0 ? content.length() : end);
      if (GoString.length(line) >= MAX_LINE_BYTES) {
        findings.warning(file, "bufio.Scanner: token too long");
        return;
      }
      if (line.endsWith("\r")) {
        line = line.substring(0, line.length() - 1);
      }
      if (!Strings.trimSpace(line).isEmpty()) {
        if (line.startsWith(" ") || line.startsWith("\t")) {
          findings.warning(
              file,
              "document starts with an illegal indent: "
                  + Quote.quote(line)
                  + ", which may cause parsing problems");
        }
        return;
      }
      if (end < 0) {
        return;
      }
      start = end + 1;
    }
  }
}
