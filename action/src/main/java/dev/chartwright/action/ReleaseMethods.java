package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.Dependency;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.GoError;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.Function;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import dev.chartwright.gotemplate.Functions;
import dev.chartwright.release.HookExecution;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The methods that templates about releases can call: those of Helm's structs, and of times. No
 * functions. Immutable.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/release/v1}, {@code pkg/release/common/status.go}, {@code
 * pkg/chart/v2}.
 */
final class ReleaseMethods implements Functions, FunctionGroup {
  private static final int NAME = 0;
  private static final int APP_VERSION = 1;
  private static final int IS_ROOT = 2;
  private static final int ROOT = 3;
  private static final int PARENT = 4;
  private static final int DEPENDENCIES = 5;
  private static final int PATH = 6;
  private static final int CRDS = 7;
  private static final int CRD_OBJECTS = 8;
  private static final int VALIDATE = 9;
  private static final int STRING = 10;
  private static final int IS_PENDING = 11;
  private static final int JSON = 12;
  private static final int NO_RESULT = 13;
  private static final int UNMARSHAL = 14;

  private final Functions times;

  /**
   * Methods.
   *
   * @param times where the methods of times are found
   */
  ReleaseMethods(Functions times) {
    this.times = times;
  }

  @Override
  public @Nullable Function find(String name) {
    return null;
  }

  @Override
  public @Nullable Function method(Object receiver, String name) {
    if (receiver instanceof ReleaseStruct struct) {
      return method(struct.goType(), name);
    }
    if (receiver instanceof GoNil nil) {
      return nil.goType().startsWith("*") ? method(nil.goType().substring(1), name) : null;
    }
    if (receiver instanceof ReleaseStruct.Word word) {
      return switch (name) {
        case "String" -> of(name, "() string", STRING);
        case "IsPending" ->
            word.goType().equals("common.Status") ? of(name, "() bool", IS_PENDING) : null;
        default -> null;
      };
    }
    return times.method(receiver, name);
  }

  private @Nullable Function method(String type, String name) {
    return switch (type) {
      case "v2.Chart" -> ofChart(name);
      case "v2.Metadata", "v2.Maintainer", "v2.Dependency" ->
          name.equals("Validate") ? of(name, "() error", VALIDATE) : null;
      case "v1.Release" ->
          name.equals("SetStatus") ? of(name, "(common.Status, string)", NO_RESULT) : null;
      case "v1.Info", "v1.HookExecution" ->
          switch (name) {
            case "MarshalJSON" -> of(name, "() ([]uint8, error)", JSON);
            case "UnmarshalJSON" -> of(name, "([]uint8) error", UNMARSHAL);
            default -> null;
          };
      default -> null;
    };
  }

  private @Nullable Function ofChart(String name) {
    return switch (name) {
      case "Name" -> of(name, "() string", NAME);
      case "AppVersion" -> of(name, "() string", APP_VERSION);
      case "IsRoot" -> of(name, "() bool", IS_ROOT);
      case "Root" -> of(name, "() *v2.Chart", ROOT);
      case "Parent" -> of(name, "() *v2.Chart", PARENT);
      case "Dependencies" -> of(name, "() []*v2.Chart", DEPENDENCIES);
      case "ChartPath", "ChartFullPath" -> of(name, "() string", PATH);
      case "CRDs" -> of(name, "() []*common.File", CRDS);
      case "CRDObjects" -> of(name, "() []v2.CRD", CRD_OBJECTS);
      case "Validate" -> of(name, "() error", VALIDATE);
      case "SetDependencies", "AddDependency" -> of(name, "(...*v2.Chart)", NO_RESULT);
      case "StampModTimes" -> of(name, "(time.Time)", NO_RESULT);
      default -> null;
    };
  }

  private Function of(String name, String signature, int id) {
    return Function.of(name, signature, this, id);
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    Object receiver = args[0];
    if (receiver instanceof ReleaseStruct.Word word) {
      return id == STRING ? word.goValue() : (Object) word.goValue().startsWith("pending-");
    }
    if (!(receiver instanceof ReleaseStruct struct)) {
      throw new FunctionException(
          "runtime error: invalid memory address or nil pointer dereference");
    }
    Object about = Objects.requireNonNull(struct.about());
    return about instanceof Chart chart ? ofChart(id, struct, chart) : ofOther(id, about);
  }

  /** A chart of a record is the root, and has no subcharts: records hold none. */
  private static @Nullable Object ofChart(int id, ReleaseStruct struct, Chart chart) {
    return switch (id) {
      case NAME, PATH -> chart.name();
      case APP_VERSION -> chart.metadata().appVersion();
      case IS_ROOT -> true;
      case ROOT -> struct;
      case PARENT -> GoNil.of("*v2.Chart");
      case DEPENDENCIES -> GoSlice.nil("[]*v2.Chart");
      case CRDS -> ReleaseStruct.crdFiles(chart.crds());
      case CRD_OBJECTS -> ReleaseStruct.crds(chart.crds());
      default -> validated(chart.metadata());
    };
  }

  private static @Nullable Object ofOther(int id, Object about) {
    if (id == VALIDATE) {
      return validated(about);
    }
    if (id == UNMARSHAL) {
      throw new FunctionException("a release that was read does not change");
    }
    return about instanceof Release release
        ? GoString.bytes(Json.marshal(json(release.info())))
        : GoString.bytes(Json.marshal(json((HookExecution) about)));
  }

  private static Object validated(Object about) {
    try {
      if (about instanceof Metadata metadata) {
        metadata.validated();
      } else if (about instanceof Dependency dependency) {
        dependency.validated();
      }
      return GoNil.of("error");
    } catch (ChartException e) {
      return GoError.of(String.valueOf(e.getMessage()));
    }
  }

  private static JsonObject json(HookExecution run) {
    JsonObject object = JsonObject.create();
    put(object, "started_at", run.startedAt());
    put(object, "completed_at", run.completedAt());
    return object.put("phase", run.phase());
  }

  private static JsonObject json(ReleaseInfo info) {
    JsonObject object = JsonObject.create();
    put(object, "first_deployed", info.firstDeployed());
    put(object, "last_deployed", info.lastDeployed());
    put(object, "deleted", info.deleted());
    return object
        .putNonEmpty("description", info.description())
        .putNonEmpty("status", info.status().word())
        .putNonEmpty("rollback_revision", info.rollbackRevision())
        .putNonEmpty("notes", info.notes());
  }

  private static void put(JsonObject object, String name, GoTime time) {
    if (!time.isZero()) {
      object.put(name, time);
    }
  }
}
