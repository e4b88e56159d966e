package dev.chartwright.sprig;

import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.Stringer;
import dev.chartwright.golang.json.JsonMarshaler;
import dev.chartwright.golang.semver.Version;
import java.util.List;

/**
 * A version that is not behind a pointer, Go's {@code semver.Version}, as {@code IncMajor} gives
 * it: it prints alike, but has fewer methods.
 */
record SemverValue(Version version) implements GoStruct, Stringer, JsonMarshaler {
  @Override
  public String goType() {
    return version.goType();
  }

  @Override
  public List<Field> goFields() {
    return version.goFields();
  }

  @Override
  public String text() {
    return version.text();
  }

  @Override
  public Object marshalJson() {
    return version.marshalJson();
  }
}
