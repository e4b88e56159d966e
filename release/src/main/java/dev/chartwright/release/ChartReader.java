package dev.chartwright.release;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartBuilder;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.Lock;
import dev.chartwright.chart.Metadata;
import dev.chartwright.chart.MetadataTypes;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.time.GoTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Charts as records hold them; see {@link ChartWriter}. */
final class ChartReader {
  private static final GoType BYTES = GoType.custom("[]uint8", ChartReader::bytes);

  private static final GoType FILE =
      GoType.struct("common.File")
          .field("name", GoType.STRING)
          .field("data", BYTES)
          .field("modtime", GoTime.JSON_TYPE)
          .build();

  private static final GoType CHART =
      GoType.struct("v2.Chart")
          .field("metadata", GoType.pointerTo(MetadataTypes.METADATA))
          .field("lock", GoType.pointerTo(Lock.TYPE))
          .field("templates", GoType.sliceOf(GoType.pointerTo(FILE)))
          .field("values", GoType.OBJECT)
          .field("schema", BYTES)
          .field("schemamodtime", GoTime.JSON_TYPE)
          .field("files", GoType.sliceOf(GoType.pointerTo(FILE)))
          .field("modtime", GoTime.JSON_TYPE)
          .build();

  private static final GoType METADATA_ALONE =
      GoType.struct("v2.Chart").field("metadata", GoType.pointerTo(MetadataTypes.METADATA)).build();

  /** How every record begins its chart. */
  private static final String METADATA_FIRST = "{\"metadata\":";

  private static final byte[] BEGIN = METADATA_FIRST.getBytes(StandardCharsets.US_ASCII);

  /** A length that few charts' metadata reach. */
  private static final int USUAL_METADATA = 8192;

  private ChartReader() {}

  static Metadata metadata(byte[] json) {
    int start = BEGIN.length;
    if (json.length > start && Arrays.equals(json, 0, start, BEGIN, 0, start)) {
      byte[] begin = Arrays.copyOfRange(json, start, Math.min(json.length, start + USUAL_METADATA));
      try {
        Object read = JsonDecoder.into(MetadataTypes.METADATA).decodeFirst(begin);
        if (read instanceof JsonStruct metadata) {
          return Metadata.of(metadata);
        }
      } catch (JsonException e) {
        // It does not end there, or something is wrong with it, which the long way tells better.
      }
    }
    return metadata(struct(METADATA_ALONE, json));
  }

  static Chart chart(String json) {
    JsonStruct struct = struct(CHART, GoString.bytes(json));
    ChartBuilder chart = Chart.builder(metadata(struct));
    JsonStruct lock = struct == null ? null : struct.struct("lock");
    if (struct == null) {
      return chart.build();
    }
    if (lock != null) {
      chart.lock(Lock.of(lock));
    }
    if (struct.get("schema") instanceof byte[] schema) {
      chart.schema(
          ChartFile.of("values.schema.json", schema, instant(struct.get("schemamodtime"))));
    }
    Map<String, @Nullable Object> values = struct.map("values");
    return chart
        .values(values)
        .templates(files(struct.list("templates")))
        .files(files(struct.list("files")))
        .modTime(instant(struct.get("modtime")))
        .build();
  }

  /**
   * Whether Helm 4 would write the chart again as it is: older records lack fields that it adds.
   */
  static boolean isCurrent(String json) {
    return json.startsWith(METADATA_FIRST) && json.contains(",\"schemamodtime\":\"");
  }

  private static @Nullable JsonStruct struct(GoType type, byte[] json) {
    return JsonDecoder.into(GoType.pointerTo(type)).decode(json) instanceof JsonStruct struct
        ? struct
        : null;
  }

  private static Metadata metadata(@Nullable JsonStruct chart) {
    JsonStruct metadata = chart == null ? null : chart.struct("metadata");
    return metadata == null ? Metadata.builder().build() : Metadata.of(metadata);
  }

  private static List<ChartFile> files(List<@Nullable Object> entries) {
    List<ChartFile> files = new ArrayList<>(entries.size());
    for (Object entry : entries) {
      if (entry instanceof JsonStruct file) {
        byte[] data = file.get("data") instanceof byte[] bytes ? bytes : new byte[0];
        files.add(ChartFile.of(file.string("name"), data, instant(file.get("modtime"))));
      }
    }
    return files;
  }

  private static @Nullable Instant instant(@Nullable Object time) {
    return time instanceof GoTime known && !known.isZero() ? known.toInstant() : null;
  }

  private static byte @Nullable [] bytes(String raw) {
    if (raw.equals("null")) {
      return null;
    }
    if (!(Json.parse(raw) instanceof String text)) {
      throw new JsonException("json: cannot unmarshal into Go value of type []uint8");
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new JsonException("illegal base64 data in a file of the chart");
    }
  }
}
