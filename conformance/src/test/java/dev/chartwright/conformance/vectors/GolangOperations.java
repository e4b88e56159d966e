package dev.chartwright.conformance.vectors;

import dev.chartwright.chart.values.ValuesFile;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonNumber;
import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.KubeVersion;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Layout;
import dev.chartwright.golang.time.ZoneFiles;
import dev.chartwright.golang.toml.Toml;
import dev.chartwright.golang.yaml.Yaml;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions about the libraries of Go. */
final class GolangOperations {
  private GolangOperations() {}

  static void addTo(Map<String, Operation> operations) {
    operations.put("yaml.parse", row -> value(readYaml(row)));
    operations.put("yaml.marshal", GolangOperations::marshalYaml);
    operations.put("yaml.roundtrip", GolangOperations::roundTrip);
    operations.put("values.load", row -> value(ValuesFile.parse(GoString.bytes(row.text("text")))));
    operations.put("json.parse", row -> value(readJson(row)));
    operations.put("json.marshal", GolangOperations::marshalJson);
    operations.put("toml.parse", row -> value(Toml.parse(row.text("text"))));
    operations.put("toml.marshal", row -> text(Toml.marshal(TypedValues.read(row.get("value")))));
    operations.put("fmt.sprintf", GolangOperations::sprintf);
    operations.put("semver.parse", GolangOperations::version);
    operations.put("semver.constraint", GolangOperations::constraint);
    operations.put("semver.sort", GolangOperations::sortVersions);
    operations.put("kubeversion.parse", GolangOperations::kubeVersion);
    operations.put(
        "kubeversion.compatible",
        row -> Map.of("ok", Constraints.isCompatible(row.text("constraint"), row.text("version"))));
    operations.put("time.date", GolangOperations::date);
    operations.put("time.parse", GolangOperations::time);
    operations.put("time.duration", GolangOperations::duration);
  }

  static Map<String, @Nullable Object> value(@Nullable Object value) {
    return Map.of("value", TypedValues.write(value));
  }

  static Map<String, @Nullable Object> text(String text) {
    return Map.of("text", TypedValues.textRow(text));
  }

  private static @Nullable Object readYaml(Row row) {
    byte[] text = GoString.bytes(row.text("text"));
    boolean strict = row.is("strict");
    return switch (row.text("target")) {
      case "map" -> strict ? Yaml.toJsonMapStrict(text) : Yaml.toJsonMap(text);
      case "array" -> Yaml.toJsonList(row.text("text"));
      default -> strict ? Yaml.toJsonValueStrict(text) : Yaml.toJsonValue(text);
    };
  }

  private static @Nullable Object readJson(Row row) {
    byte[] text = GoString.bytes(row.text("text"));
    return switch (row.text("target")) {
      case "map" -> orNilMap(Json.parseObject(text));
      case "array" -> orNilSlice(Json.parseArray(text));
      default -> Json.parse(text);
    };
  }

  /** JSON's null makes the map or slice that it is read into nil. */
  private static Object orNilMap(@Nullable Object map) {
    return map == null ? GoMap.nil("map[string]interface {}") : map;
  }

  private static Object orNilSlice(@Nullable Object slice) {
    return slice == null ? GoSlice.nil("[]interface {}") : slice;
  }

  private static String trimmed(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static Map<String, @Nullable Object> marshalYaml(Row row) {
    Object value = TypedValues.read(row.get("value"));
    boolean pretty = row.text("style").equals("pretty");
    return text(trimmed(pretty ? Yaml.marshalPretty(value) : Yaml.marshal(value)));
  }

  private static Map<String, @Nullable Object> roundTrip(Row row) {
    Object value = readYaml(row);
    return Map.of(
        "text", TypedValues.textRow(trimmed(Yaml.marshal(value))),
        "pretty", TypedValues.textRow(trimmed(Yaml.marshalPretty(value))));
  }

  private static Map<String, @Nullable Object> marshalJson(Row row) {
    Object value = TypedValues.read(row.get("value"));
    boolean pretty = row.text("style").equals("pretty");
    return text(pretty ? Json.marshalIndent(value, "", "  ") : Json.marshal(value));
  }

  private static Map<String, @Nullable Object> sprintf(Row row) {
    Object[] arguments = row.list("args").stream().map(TypedValues::read).toArray();
    return text(dev.chartwright.golang.fmt.Printf.sprintf(row.text("format"), arguments));
  }

  private static Map<String, @Nullable Object> version(Row row) {
    String text = row.text("version");
    Version version = row.is("strict") ? Version.parseStrict(text) : Version.parse(text);
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("major", unsigned(version.major()));
    out.put("minor", unsigned(version.minor()));
    out.put("patch", unsigned(version.patch()));
    out.put("prerelease", version.prerelease());
    out.put("metadata", version.metadata());
    out.put("original", version.original());
    out.put("string", version.toString());
    return out;
  }

  private static JsonNumber unsigned(long number) {
    return JsonNumber.of(Long.toUnsignedString(number));
  }

  private static Map<String, @Nullable Object> constraint(Row row) {
    Constraints constraints = Constraints.parse(row.text("constraint"));
    Version version = Version.parse(row.text("version"));
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    boolean ok = constraints.check(version);
    out.put("ok", ok);
    out.put("string", constraints.toString());
    List<String> reasons = constraints.reasons(version);
    if (!ok) {
      out.put("reasons", reasons);
    }
    return out;
  }

  private static Map<String, @Nullable Object> sortVersions(Row row) {
    List<Version> versions = new ArrayList<>();
    List<String> invalid = new ArrayList<>();
    for (Object text : row.list("versions")) {
      try {
        versions.add(Version.parse((String) text));
      } catch (SemverException e) {
        invalid.add((String) text);
      }
    }
    versions.sort(Comparator.naturalOrder());
    return Map.of("sorted", versions.stream().map(Version::original).toList(), "invalid", invalid);
  }

  private static Map<String, @Nullable Object> kubeVersion(Row row) {
    KubeVersion version = KubeVersion.parse(row.text("version"));
    return Map.of(
        "version", version.version(),
        "string", version.toString(),
        "major", version.major(),
        "minor", version.minor());
  }

  private static Map<String, @Nullable Object> date(Row row) {
    GoTime moment = GoTime.parse(Layout.RFC3339_NANO, row.text("instant"));
    return text(moment.in(zones("UTC").load(row.text("zone"))).format(row.text("layout")));
  }

  /** The zones of this machine, with one as the local one. */
  static ZoneFiles zones(String local) {
    return ZoneFiles.of(ZoneFiles.SYSTEM_FOLDERS, local.isEmpty() ? "UTC" : local);
  }

  private static Map<String, @Nullable Object> time(Row row) {
    GoTime time =
        GoTime.parse(row.text("layout"), row.text("text"), zones("UTC").load(row.text("zone")));
    return Map.of(
        "text", time.format(Layout.RFC3339_NANO),
        "string", time.toString(),
        "unix", time.epochSecond());
  }

  private static Map<String, @Nullable Object> duration(Row row) {
    GoDuration duration = GoDuration.parse(row.text("text"));
    return Map.of("nanos", duration.nanos(), "string", duration.toString());
  }
}
