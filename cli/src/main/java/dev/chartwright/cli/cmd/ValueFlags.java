package dev.chartwright.cli.cmd;

import dev.chartwright.chart.values.ValuesOptions;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.StringArrayValue;
import dev.chartwright.cli.cobra.StringSliceValue;

/** The flags that give values to a chart. */
final class ValueFlags {
  private final StringSliceValue values = StringSliceValue.empty();
  private final StringArrayValue setValues = StringArrayValue.empty();
  private final StringArrayValue setString = StringArrayValue.empty();
  private final StringArrayValue setFile = StringArrayValue.empty();
  private final StringArrayValue setJson = StringArrayValue.empty();
  private final StringArrayValue setLiteral = StringArrayValue.empty();

  /** Declares the flags. */
  void addTo(FlagSet f) {
    f.add(values, "values", 'f', "specify values in a YAML file or a URL (can specify multiple)");
    f.add(
        setValues,
        "set",
        "set values on the command line (can specify multiple or separate values "
            + "with commas: key1=val1,key2=val2)");
    f.add(
        setString,
        "set-string",
        "set STRING values on the command line (can specify multiple or separate "
            + "values with commas: key1=val1,key2=val2)");
    f.add(
        setFile,
        "set-file",
        "set values from respective files specified via the command line (can "
            + "specify multiple or separate values with commas: key1=path1,key2=path2)");
    f.add(
        setJson,
        "set-json",
        "set JSON values on the command line (can specify multiple or separate "
            + "values with commas: key1=jsonval1,key2=jsonval2 or using json format: "
            + "{\"key1\": jsonval1, \"key2\": \"jsonval2\"})");
    f.add(setLiteral, "set-literal", "set a literal STRING value on the command line");
  }

  /** What the flags say. */
  ValuesOptions options() {
    return new ValuesOptions(
        values.get(),
        setJson.get(),
        setValues.get(),
        setString.get(),
        setFile.get(),
        setLiteral.get());
  }
}
