package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Flag;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.FlagValue;
import dev.chartwright.cli.cobra.InvalidValueException;
import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.cli.output.Colors;
import dev.chartwright.cli.output.ReleaseText;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.time.ZoneFiles;
import dev.chartwright.golang.yaml.Yaml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code -o, --output}: table, json or yaml. */
final class OutputValue implements FlagValue {
  private static final String TABLE = "table";
  private static final Completions FORMATS =
      Completions.only(
          List.of(
              "json\tOutput result in JSON format",
              "table\tOutput result in human-readable format",
              "yaml\tOutput result in YAML format"));

  private String format = TABLE;

  private OutputValue() {}

  /** A table unless told otherwise. */
  static OutputValue table() {
    return new OutputValue();
  }

  /** Whether the result is to be JSON. */
  boolean isJson() {
    return format.equals("json");
  }

  /** Whether the result is to be a table. */
  boolean isTable() {
    return format.equals(TABLE);
  }

  /**
   * Prints a value as JSON or YAML.
   *
   * @param value a value of {@link Json#marshal}
   */
  void print(@Nullable Object value, ByteSink out) {
    if (format.equals("json")) {
      out.println(Json.marshal(value));
    } else {
      // By way of JSON, as Helm does it: keys are sorted.
      out.print(Yaml.jsonToYaml(Json.marshal(value)));
    }
  }

  /**
   * Prints a release as install, upgrade, status and test do; what stands before a failure is
   * printed, too.
   */
  void print(ReleaseText release, CommandContext context) {
    if (!isTable()) {
      print(release.json(ZoneFiles.ofSystem(context.env()).local()), context.out());
      return;
    }
    StringBuilder text = new StringBuilder();
    try {
      release
          .colors(Colors.of(context.settings().colorMode(), context.env()))
          .appendTo(text, context.log());
    } finally {
      context.out().print(text.toString());
    }
  }

  /** The formats, if that is what the flag asks for. */
  static @Nullable Completions complete(Flag flag) {
    return flag.value() instanceof OutputValue ? FORMATS : null;
  }

  /** Declares the flag. */
  void addTo(FlagSet f) {
    f.add(
        this,
        "output",
        'o',
        "prints the output in the specified format. Allowed values: table, json, yaml");
  }

  @Override
  public String type() {
    return "format";
  }

  @Override
  public String text() {
    return format;
  }

  @Override
  public String defaultText() {
    return TABLE;
  }

  @Override
  public void set(String text) {
    switch (text) {
      case TABLE, "json", "yaml" -> format = text;
      default -> throw InvalidValueException.of("invalid format type");
    }
  }
}
