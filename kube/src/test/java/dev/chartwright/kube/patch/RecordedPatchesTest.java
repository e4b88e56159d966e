package dev.chartwright.kube.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.json.Json;
import dev.chartwright.kube.KubeObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds patches against those that Kubernetes' own packages made of the same objects. */
final class RecordedPatchesTest {
  @Test
  void patchesAreThoseOfTheGoPackages() throws IOException {
    StrategicMergePatch strategic = StrategicMergePatch.load();
    List<String> differences = new ArrayList<>();
    List<KubeObject> records = read("patches.jsonl.gz");
    for (KubeObject record : records) {
      String expected =
          record.textAt("type") + " " + record.textAt("patch") + record.textAt("error");
      String actual = patch(strategic, record);
      if (!actual.equals(expected)) {
        differences.add(record.toJson() + "\n expected " + expected + "\n but was " + actual);
      }
    }
    assertThat(differences).isEmpty();
    assertThat(records).hasSizeGreaterThan(300);
  }

  @Test
  void aPatchAppliedToWhatItWasMadeForBringsWhatIsWanted() throws IOException {
    List<String> differences = new ArrayList<>();
    for (KubeObject record : read("patches.jsonl.gz")) {
      if (!record.textAt("type").equals("merge") || record.textAt("op").equals("patch3")) {
        continue;
      }
      Map<String, @Nullable Object> original = map(record, "original");
      Map<String, @Nullable Object> wanted = map(record, "modified");
      Map<String, @Nullable Object> patched =
          JsonMergePatch.apply(original, JsonMergePatch.twoWay(original, wanted));
      String again = Json.marshal(JsonMergePatch.twoWay(patched, wanted));
      // Nulls in what is wanted cannot be set by a merge patch.
      if (!again.equals("{}") && !again.contains("null")) {
        differences.add(again);
      }
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void fieldsPassToTheAppliesAsInClientGo() throws IOException {
    List<KubeObject> records = read("managed-fields.jsonl.gz");
    for (KubeObject record : records) {
      String patch = ManagedFields.upgrade(map(record, "object"), "helm").orElse("");
      assertThat(patch).isEqualTo(record.textAt("patch"));
    }
    assertThat(records).hasSizeGreaterThan(100);
  }

  private static String patch(StrategicMergePatch strategic, KubeObject record) {
    Map<String, @Nullable Object> original = map(record, "original");
    Map<String, @Nullable Object> modified = map(record, "modified");
    Map<String, @Nullable Object> current =
        record.at("current") == null ? Map.of() : map(record, "current");
    KubeObject wanted = KubeObject.of(modified);
    boolean knows =
        strategic.knows(modified)
            && !(wanted.textAt("kind").equals("CustomResourceDefinition")
                && wanted.textAt("apiVersion").endsWith("v1beta1"));
    String type = knows ? "strategic " : "merge ";
    try {
      Map<String, @Nullable Object> patch;
      if (knows) {
        patch = strategic.threeWay(original, modified, current);
      } else if (record.textAt("op").equals("patch3")) {
        patch = JsonMergePatch.threeWay(original, modified, current);
      } else {
        patch = JsonMergePatch.twoWay(original, modified);
      }
      return type + Json.marshal(patch);
    } catch (PatchException e) {
      return type + e.getMessage();
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> map(KubeObject record, String key) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(record.at(key));
  }

  private static List<KubeObject> read(String name) throws IOException {
    List<KubeObject> records = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(RecordedPatchesTest.class.getResourceAsStream(name));
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        records.add(KubeObject.parse(line.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return records;
  }
}
