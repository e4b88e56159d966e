package dev.chartwright.cli.cmd;

import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.FlagValue;
import dev.chartwright.cli.cobra.InvalidValueException;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import java.util.Locale;

/**
 * The hidden flags of the Kubernetes client's own log (klog 2.140), which Helm takes on every
 * command. They are read strictly and change nothing: we write no such log.
 */
final class KlogFlags {
  private KlogFlags() {}

  /** Declares the flags. */
  static void addTo(FlagSet f) {
    add(f, "add-dir-header", Kind.BOOL);
    add(f, "alsologtostderr", Kind.BOOL);
    add(f, "alsologtostderrthreshold", Kind.SEVERITY);
    add(f, "legacy-stderr-threshold-behavior", Kind.BOOL);
    add(f, "log-backtrace-at", Kind.PLACE);
    f.add(StringValue.empty(), "log-dir", "").hide();
    f.add(StringValue.empty(), "log-file", "").hide();
    add(f, "log-file-max-size", Kind.UNSIGNED);
    add(f, "logtostderr", Kind.BOOL);
    add(f, "one-output", Kind.BOOL);
    add(f, "skip-headers", Kind.BOOL);
    add(f, "skip-log-headers", Kind.BOOL);
    add(f, "stderrthreshold", Kind.SEVERITY);
    f.add(new KlogValue(Kind.LEVEL), "v", 'v', "").hide();
    add(f, "vmodule", Kind.MODULES);
  }

  private static void add(FlagSet f, String name, Kind kind) {
    f.add(new KlogValue(kind), name, "").hide();
  }

  private enum Kind {
    BOOL,
    UNSIGNED,
    SEVERITY,
    LEVEL,
    PLACE,
    MODULES
  }

  private record KlogValue(Kind kind) implements FlagValue {
    @Override
    public String type() {
      return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String text() {
      return "";
    }

    @Override
    public String defaultText() {
      return "";
    }

    @Override
    public String bareValue() {
      return kind == Kind.BOOL ? "true" : "";
    }

    @Override
    public void set(String text) {
      switch (kind) {
        case BOOL -> bool(text);
        case UNSIGNED -> unsigned(text);
        case SEVERITY -> severity(text);
        case LEVEL -> Parse.parseInt(text, 10, 32);
        case PLACE -> place(text);
        case MODULES -> modules(text);
      }
    }

    private static void bool(String text) {
      try {
        Parse.parseBool(text);
      } catch (NumberException e) {
        throw InvalidValueException.of("parse error");
      }
    }

    private static void unsigned(String text) {
      try {
        Parse.parseUint(text, 0, 64);
      } catch (NumberException e) {
        throw InvalidValueException.of(e.outOfRange() ? "value out of range" : "parse error");
      }
    }

    private static void severity(String text) {
      switch (text.toUpperCase(Locale.ROOT)) {
        case "INFO", "WARNING", "ERROR", "FATAL" -> {}
        default -> Parse.parseInt(text, 10, 32);
      }
    }

    private static void place(String text) {
      if (text.isEmpty()) {
        return;
      }
      InvalidValueException malformed =
          InvalidValueException.of("syntax error: expect file.go:234");
      int colon = text.indexOf(':');
      if (colon < 0
          || text.indexOf(':', colon + 1) >= 0
          || text.substring(0, colon).indexOf('.') < 0) {
        throw malformed;
      }
      long line;
      try {
        line = Parse.atoi(text.substring(colon + 1));
      } catch (NumberException e) {
        throw malformed;
      }
      if (line <= 0) {
        throw InvalidValueException.of("negative or zero value for level");
      }
    }

    private static void modules(String text) {
      for (String entry : text.split(",", -1)) {
        if (entry.isEmpty()) {
          continue;
        }
        int equalSign = entry.indexOf('=');
        if (equalSign <= 0
            || equalSign == entry.length() - 1
            || entry.indexOf('=', equalSign + 1) >= 0) {
          throw InvalidValueException.of("syntax error: expect comma-separated list of filename=N");
        }
        long level;
        try {
          level = Parse.parseInt(entry.substring(equalSign + 1), 10, 32);
        } catch (NumberException e) {
          throw InvalidValueException.of("syntax error: expect comma-separated list of filename=N");
        }
        if (level < 0) {
          throw InvalidValueException.of("negative value for vmodule level");
        }
      }
    }
  }
}
