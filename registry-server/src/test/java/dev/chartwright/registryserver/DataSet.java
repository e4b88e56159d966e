package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import dev.chartwright.oci.MediaTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Content of one kind that registries must take: blobs, manifests in the order of pushing, tags,
 * referrers.
 */
final class DataSet {
  private static final Digest SHA256 = Digest.ofBytes(new byte[0]);
  static final Digest SHA512 = Digest.of("sha512:" + "0".repeat(128));
  private static final String LAYER_GZIP = "application/vnd.oci.image.layer.v1.tar+gzip";

  /** What the referrers list must say of one manifest. */
  record Referrer(
      Digest subject,
      Digest digest,
      String mediaType,
      long size,
      String artifactType,
      String note) {}

  private final String name;
  private final Map<Digest, byte[]> blobs = new LinkedHashMap<>();
  private final Map<Digest, byte[]> manifests = new LinkedHashMap<>();
  private final Map<String, Digest> tags = new LinkedHashMap<>();
  private final List<Referrer> referrers = new ArrayList<>();
  private Digest algorithm = SHA256;
  private boolean sparse;
  private boolean tagsByParameter;
  private int serial;

  private DataSet(String name, Consumer<DataSet> content) {
    this.name = name;
    content.accept(this);
  }

  static List<DataSet> all() {
    return List.of(
        new DataSet("image", data -> data.tag("image", data.image(""))),
        new DataSet("uncompressed image", DataSet::uncompressed),
        new DataSet("large manifest", data -> data.tag("large", data.image(largeAnnotations()))),
        new DataSet("index", data -> data.tag("index", data.index(data.image(""), data.image("")))),
        new DataSet("nested index", DataSet::nestedIndex),
        new DataSet("empty index", data -> data.tag("empty-index", data.index())),
        new DataSet("artifact", data -> data.tag("artifact", data.artifact("", "layer"))),
        new DataSet("artifact index", DataSet::artifactIndex),
        new DataSet("artifact without layers", data -> data.tag("bare", data.artifact("", "{}"))),
        new DataSet("artifacts with subject", DataSet::artifactsWithSubject),
        new DataSet("index with subject", DataSet::indexWithSubject),
        new DataSet("missing subject", DataSet::missingSubject),
        new DataSet("data field", DataSet::dataField),
        new DataSet("layers that are elsewhere", DataSet::foreignLayers),
        new DataSet(
            "custom fields",
            data -> data.tag("custom", data.image(",\"org.example.custom\":\"x<&>\""))),
        new DataSet(
            "no layers",
            data -> data.tag("none", data.add(Manifests.manifest(data.config(), "", "")))),
        new DataSet("sparse", DataSet::sparseContent),
        new DataSet("sha512", DataSet::sha512),
        new DataSet("tags as parameters", data -> data.manyTags("p")),
        new DataSet("tags as parameters with sha512", DataSet::sha512Tags));
  }

  private static String largeAnnotations() {
    StringBuilder text = new StringBuilder(",\"annotations\":{");
    for (int i = 0; i < 390; i++) {
      text.append(i == 0 ? "" : ",").append("\"large-annotation-").append(i).append("\":\"");
      text.append("A".repeat(10_000)).append('"');
    }
    return text.append('}').toString();
  }

  private void uncompressed() {
    String layer = described("application/vnd.oci.image.layer.v1.tar", "plain tar");
    tag("plain", add(Manifests.manifest(config(), layer, "")));
  }

  private void nestedIndex() {
    Digest first = index(image(""), image(""));
    Digest second = index(image(""), image(""));
    tag("nested", index(first, second));
  }

  private void artifactIndex() {
    String type = ",\"artifactType\":\"" + Manifests.ARTIFACT_TYPE + "\"";
    tag("artifacts", addIndex(type, artifact("", "one"), artifact("", "two")));
  }

  private void artifactsWithSubject() {
    Digest subject = image("");
    tag("subject", subject);
    Digest plain = image(subjectField(subject));
    refers(plain, subject, MediaTypes.OCI_CONFIG, "");
    for (int i = 1; i <= 2; i++) {
      String note = ",\"annotations\":{\"org.example.note\":\"hello " + i + "\"}";
      Digest artifact = artifact(note + subjectField(subject), "artifact " + i);
      refers(artifact, subject, Manifests.ARTIFACT_TYPE, "hello " + i);
      tag("artifact" + i, artifact);
    }
  }

  private void indexWithSubject() {
    Digest subject = index(image(""));
    tag("index", subject);
    String more =
        ",\"artifactType\":\""
            + Manifests.ARTIFACT_TYPE
            + "\",\"annotations\":{\"org.example.note\":\"i\"}";
    Digest referrer = addIndex(more + subjectField(subject), artifact("", "in the index"));
    refers(referrer, subject, Manifests.ARTIFACT_TYPE, "i");
    Digest untyped = addIndex(subjectField(subject), image(""));
    refers(untyped, subject, "", "");
  }

  private void missingSubject() {
    Digest subject = Digest.ofBytes("never pushed".getBytes(StandardCharsets.UTF_8));
    String field = ",\"subject\":" + Manifests.descriptor(MediaTypes.OCI_MANIFEST, subject, 123);
    Digest artifact = artifact(field, "orphan");
    refers(artifact, subject, Manifests.ARTIFACT_TYPE, "");
    tag("orphan", artifact);
  }

  private void dataField() {
    Digest config = blob("{}");
    Digest layer = blob("hi");
    String configJson =
        Manifests.descriptor(MediaTypes.OCI_CONFIG, config, 2, ",\"data\":\"e30=\"");
    tag(
        "data",
        add(
            Manifests.manifest(
                configJson, Manifests.descriptor(LAYER_GZIP, layer, 2, ",\"data\":\"aGk=\""), "")));
  }

  private void foreignLayers() {
    Digest never = Digest.ofBytes("elsewhere".getBytes(StandardCharsets.UTF_8));
    String type = "application/vnd.oci.image.layer.nondistributable.v1.tar";
    String urls = ",\"urls\":[\"https://store.example.com/blob\"]";
    String layers =
        Manifests.descriptor(type + "+gzip", never, 123_456, urls)
            + ","
            + Manifests.descriptor(type, never, 12_345)
            + ","
            + Manifests.descriptor(LAYER_GZIP, never, 12_345, urls)
            + ","
            + described(LAYER_GZIP, "a normal layer");
    tag("foreign", add(Manifests.manifest(config(), layers, "")));
  }

  private void sparseContent() {
    sparse = true;
    Digest never = Digest.ofBytes("not here".getBytes(StandardCharsets.UTF_8));
    String layers =
        Manifests.descriptor(LAYER_GZIP, never, 8) + "," + described(LAYER_GZIP, "here");
    Digest image = add(Manifests.manifest(config(), layers, ""));
    tag("sparse-image", image);
    String there =
        Manifests.descriptor(MediaTypes.OCI_MANIFEST, image, manifests.get(image).length);
    String absent = Manifests.descriptor(MediaTypes.OCI_MANIFEST, never, 1024);
    tag("sparse-index", add(Manifests.index(there + "," + absent, "")));
  }

  private void sha512() {
    algorithm = SHA512;
    index(image(""), image(""));
  }

  private void sha512Tags() {
    algorithm = SHA512;
    manyTags("q");
  }

  private void manyTags(String prefix) {
    tagsByParameter = true;
    Digest first = image("");
    Digest index = index(first);
    tag(prefix + "-first", first);
    for (int i = 0; i < 12; i++) {
      tag(prefix + "-" + i, index);
    }
  }

  private Digest blob(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    Digest digest = algorithm.sameAlgorithm(bytes);
    blobs.put(digest, bytes);
    return digest;
  }

  private String described(String type, String content) {
    return Manifests.descriptor(type, blob(content), content.length());
  }

  private String config() {
    return described(
        MediaTypes.OCI_CONFIG, "{\"architecture\":\"amd64\",\"serial\":" + ++serial + "}");
  }

  private Digest add(String manifest) {
    byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
    Digest digest = algorithm.sameAlgorithm(bytes);
    manifests.put(digest, bytes);
    return digest;
  }

  private Digest image(String more) {
    String layers =
        described(LAYER_GZIP, "layer " + ++serial)
            + ","
            + described(LAYER_GZIP, "layer " + ++serial);
    return add(Manifests.manifest(config(), layers, more));
  }

  private Digest artifact(String more, String layer) {
    String type = ",\"artifactType\":\"" + Manifests.ARTIFACT_TYPE + "\"";
    return add(
        Manifests.manifest(
            described(MediaTypes.OCI_EMPTY, "{}"),
            described(Manifests.ARTIFACT_TYPE, layer),
            type + more));
  }

  private Digest index(Digest... children) {
    return addIndex("", children);
  }

  private Digest addIndex(String more, Digest... children) {
    StringBuilder list = new StringBuilder();
    for (Digest child : children) {
      byte[] bytes = manifests.get(child);
      String type = Manifests.typeOf(new String(bytes, StandardCharsets.UTF_8));
      list.append(list.length() == 0 ? "" : ",")
          .append(Manifests.descriptor(type, child, bytes.length));
    }
    return add(Manifests.index(list.toString(), more));
  }

  private String subjectField(Digest subject) {
    byte[] bytes = manifests.get(subject);
    String type = Manifests.typeOf(new String(bytes, StandardCharsets.UTF_8));
    return ",\"subject\":" + Manifests.descriptor(type, subject, bytes.length);
  }

  private void refers(Digest referrer, Digest subject, String artifactType, String note) {
    byte[] bytes = manifests.get(referrer);
    String type = Manifests.typeOf(new String(bytes, StandardCharsets.UTF_8));
    referrers.add(new Referrer(subject, referrer, type, bytes.length, artifactType, note));
  }

  private void tag(String tag, Digest digest) {
    tags.put(tag, digest);
  }

  Map<Digest, byte[]> blobs() {
    return blobs;
  }

  Map<Digest, byte[]> manifests() {
    return manifests;
  }

  Map<String, Digest> tags() {
    return tags;
  }

  List<Referrer> referrers() {
    return referrers;
  }

  boolean isSparse() {
    return sparse;
  }

  boolean tagsByParameter() {
    return tagsByParameter;
  }

  @Override
  public String toString() {
    return name;
  }
}
