package dev.chartwright.release;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.time.Location;
import org.jspecify.annotations.Nullable;

/**
 * Release records as text: JSON, packed with gzip, in base64. Immutable, safe for several threads.
 *
 * <p>The JSON is Helm's byte for byte; the packed bytes are not those of Go's deflate, which no
 * reader can tell. Records that are not packed, as old ones, can be read. Labels are not part of a
 * record.
 *
 * <pre>{@code
 * ReleaseCodec codec = ReleaseCodec.of(Location.UTC);
 * codec.decode(codec.encode(release)).manifest(); // release.manifest()
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/storage/driver/util.go}.
 */
public final class ReleaseCodec {
  /** The most bytes that a record may have when it is unpacked: 256 MiB. */
  public static final long DEFAULT_LIMIT = 256L << 20;

  private final Location local;
  private final long limit;
  private final ReleaseReader reader;

  private ReleaseCodec(Location local, long limit) {
    this.local = local;
    this.limit = limit;
    this.reader = new ReleaseReader(local);
  }

  /**
   * A codec.
   *
   * @param local Go's {@code time.Local}: the zone of the times of a chart's files, and of times
   *     that were recorded with the same offset
   */
  public static ReleaseCodec of(Location local) {
    return new ReleaseCodec(local, DEFAULT_LIMIT);
  }

  /** The same with another limit on the unpacked bytes of a record. */
  public ReleaseCodec withLimit(long bytes) {
    return new ReleaseCodec(local, bytes);
  }

  /** The record of a release, without its labels. */
  public String encode(Release release) {
    return RecordText.pack(GoString.bytes(Json.marshal(toJson(release))));
  }

  /**
   * The release in a record, without labels.
   *
   * @throws ReleaseException in Go's words if the record is damaged; if it is larger than the limit
   * @throws dev.chartwright.golang.json.JsonException in encoding/json's words if it is no release
   */
  public Release decode(String record) {
    return parse(RecordText.unpack(record, limit));
  }

  /**
   * The release in a record, of which only what lists show is read now: name, revision, state,
   * times and the chart's metadata. The rest is read when it is first asked for, and throws then
   * what {@link #decode} would throw now.
   */
  public Release decodeLate(String record) {
    return reader.readLate(RecordText.unpack(record, limit));
  }

  /** The release in unpacked JSON. */
  public Release parse(byte[] json) {
    return reader.read(json);
  }

  /** The release as an object for JSON and YAML, as it is recorded. */
  public JsonObject toJson(Release release) {
    return toJson(release, null);
  }

  /**
   * The release as an object for JSON and YAML.
   *
   * @param resources what {@code info.resources} is to hold: something that {@link Json#marshal}
   *     takes; left out if null or empty
   */
  public JsonObject toJson(Release release, @Nullable Object resources) {
    return ReleaseWriter.json(release, resources, local);
  }
}
