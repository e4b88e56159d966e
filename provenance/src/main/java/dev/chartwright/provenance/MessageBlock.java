package dev.chartwright.provenance;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.golang.yaml.YamlDecoder;
import dev.chartwright.provenance.ProvenanceException.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text that a provenance file signs: metadata as YAML, a line of three dots, checksums.
 *
 * <pre>{@code
 * apiVersion: v1
 * name: hashtest
 * version: 1.2.3
 *
 * ...
 * files:
 *   hashtest-1.2.3.tgz: sha256:c6841b3a895f1444a6738b5d04564a57e860ce42f8519c3be807fb6d9bee7888
 * }</pre>
 *
 * <p>Source: Helm {@code pkg/provenance/sign.go}, {@code messageBlock}, {@code ParseMessageBlock}.
 *
 * @param files checksum by file name, each with its {@code sha256:} in front
 * @param images checksum by image; Helm reads them and never writes them
 */
public record MessageBlock(Map<String, String> files, Map<String, String> images) {
  private static final String SEPARATOR = "\n...\n";

  private static final GoType SUMS =
      GoType.struct("provenance.SumCollection")
          .field("files", GoType.mapOf(GoType.STRING))
          .field("images", GoType.mapOf(GoType.STRING))
          .build();

  /** Copies the checksums. */
  public MessageBlock {
    files = Map.copyOf(files);
    images = Map.copyOf(images);
  }

  /**
   * The text to sign for one file.
   *
   * @param metadata Chart.yaml or plugin.yaml as it is to stand in the text, with its line feed
   * @param fileName name of the file without folders
   * @param sha256 checksum of the file in lower-case hexadecimal digits
   */
  public static String text(String metadata, String fileName, String sha256) {
    return metadata
        + SEPARATOR
        + Yaml.marshal(Map.of("files", Map.of(fileName, "sha256:" + sha256)));
  }

  /**
   * Reads the checksums; the metadata is not looked at.
   *
   * @throws ProvenanceException if there is no line of three dots
   * @throws dev.chartwright.golang.json.JsonException if the checksums are not what they should be
   */
  public static MessageBlock parse(byte[] text) {
    String whole = GoString.of(text);
    int start = whole.indexOf(SEPARATOR);
    if (start < 0) {
      throw ProvenanceException.of(Problem.MALFORMED, "message block must have at least two parts");
    }
    start += SEPARATOR.length();
    int end = whole.indexOf(SEPARATOR, start);
    String sums = whole.substring(start, end < 0 ? whole.length() : end);
    if (YamlDecoder.into(SUMS).decode(GoString.bytes(sums)) instanceof JsonStruct found) {
      return new MessageBlock(strings(found.map("files")), strings(found.map("images")));
    }
    return new MessageBlock(Map.of(), Map.of());
  }

  private static Map<String, String> strings(Map<String, @Nullable Object> from) {
    Map<String, String> made = new LinkedHashMap<>();
    from.forEach((name, sum) -> made.put(name, sum instanceof String text ? text : ""));
    return made;
  }
}
