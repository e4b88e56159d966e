package dev.chartwright.sprig;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.Function;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/**
 * The methods of {@code *semver.Version} and {@code semver.Version}: Masterminds/semver 3.5.0,
 * version.go. Those that change the version ({@code Scan}, {@code UnmarshalText}, {@code
 * UnmarshalJSON}) are left out.
 */
final class SemverMethods implements FunctionGroup {
  private static final SemverMethods GROUP = new SemverMethods();
  private static final String NIL_POINTER =
      "runtime error: invalid memory address or nil pointer dereference";

  private static final int STRING = 0;
  private static final int MAJOR = 1;
  private static final int MINOR = 2;
  private static final int PATCH = 3;
  private static final int PRERELEASE = 4;
  private static final int METADATA = 5;
  private static final int INC_PATCH = 6;
  private static final int INC_MINOR = 7;
  private static final int INC_MAJOR = 8;
  private static final int SET_PRERELEASE = 9;
  private static final int SET_METADATA = 10;
  private static final int MARSHAL_JSON = 11;
  private static final int MARSHAL_TEXT = 12;
  private static final int ORIGINAL = 13;
  private static final int LESS_THAN = 14;
  private static final int LESS_THAN_EQUAL = 15;
  private static final int GREATER_THAN = 16;
  private static final int GREATER_THAN_EQUAL = 17;
  private static final int EQUAL = 18;
  private static final int COMPARE = 19;

  private SemverMethods() {}

  /** The method of a pointer. */
  static @Nullable Function ofPointer(String name) {
    return switch (name) {
      case "Original" -> of(name, "() string", ORIGINAL);
      case "LessThan" -> of(name, "(*semver.Version) bool", LESS_THAN);
      case "LessThanEqual" -> of(name, "(*semver.Version) bool", LESS_THAN_EQUAL);
      case "GreaterThan" -> of(name, "(*semver.Version) bool", GREATER_THAN);
      case "GreaterThanEqual" -> of(name, "(*semver.Version) bool", GREATER_THAN_EQUAL);
      case "Equal" -> of(name, "(*semver.Version) bool", EQUAL);
      case "Compare" -> of(name, "(*semver.Version) int", COMPARE);
      default -> ofValue(name);
    };
  }

  /** The method of a value that no pointer leads to. */
  static @Nullable Function ofValue(String name) {
    return switch (name) {
      case "String" -> of(name, "() string", STRING);
      case "Value" -> of(name, "() (driver.Value, error)", STRING);
      case "Major" -> of(name, "() uint64", MAJOR);
      case "Minor" -> of(name, "() uint64", MINOR);
      case "Patch" -> of(name, "() uint64", PATCH);
      case "Prerelease" -> of(name, "() string", PRERELEASE);
      case "Metadata" -> of(name, "() string", METADATA);
      case "IncPatch" -> of(name, "() semver.Version", INC_PATCH);
      case "IncMinor" -> of(name, "() semver.Version", INC_MINOR);
      case "IncMajor" -> of(name, "() semver.Version", INC_MAJOR);
      case "SetPrerelease" -> of(name, "(string) (semver.Version, error)", SET_PRERELEASE);
      case "SetMetadata" -> of(name, "(string) (semver.Version, error)", SET_METADATA);
      case "MarshalJSON" -> of(name, "() ([]uint8, error)", MARSHAL_JSON);
      case "MarshalText" -> of(name, "() ([]uint8, error)", MARSHAL_TEXT);
      default -> null;
    };
  }

  private static Function of(String name, String signature, int id) {
    return Function.of(name, signature, GROUP, id);
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    Version version = version(args[0]);
    try {
      return switch (id) {
        case STRING -> version.toString();
        case MAJOR -> number(version.major());
        case MINOR -> number(version.minor());
        case PATCH -> number(version.patch());
        case PRERELEASE -> version.prerelease();
        case METADATA -> version.metadata();
        case INC_PATCH -> new SemverValue(version.nextPatch());
        case INC_MINOR -> new SemverValue(version.nextMinor());
        case INC_MAJOR -> new SemverValue(version.nextMajor());
        case SET_PRERELEASE -> new SemverValue(version.withPrerelease(Arguments.text(args, 1)));
        case SET_METADATA -> new SemverValue(version.withMetadata(Arguments.text(args, 1)));
        case MARSHAL_JSON -> GoString.bytes(Json.marshal(version.toString()));
        case MARSHAL_TEXT -> GoString.bytes(version.toString());
        case ORIGINAL -> version.original();
        case LESS_THAN -> version.compareTo(version(args[1])) < 0;
        case LESS_THAN_EQUAL -> version.compareTo(version(args[1])) <= 0;
        case GREATER_THAN -> version.compareTo(version(args[1])) > 0;
        case GREATER_THAN_EQUAL -> version.compareTo(version(args[1])) >= 0;
        case EQUAL -> args[1] instanceof Version other && version.compareTo(other) == 0;
        case COMPARE -> GoInt.of(version.compareTo(version(args[1])));
        default -> throw new IllegalArgumentException("no method has the number " + id);
      };
    } catch (SemverException | ArithmeticException e) {
      throw new FunctionException(String.valueOf(e.getMessage()));
    }
  }

  private static GoUint number(long value) {
    return GoUint.of(GoUint.Type.UINT64, value);
  }

  private static Version version(@Nullable Object value) {
    if (value instanceof SemverValue behindNoPointer) {
      return behindNoPointer.version();
    }
    if (value instanceof Version version) {
      return version;
    }
    throw new FunctionException(NIL_POINTER);
  }
}
