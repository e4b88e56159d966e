package dev.chartwright.engine;

import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.semver.KubeVersion;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.Function;
import dev.chartwright.gotemplate.FunctionGroup;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The methods of {@code .Capabilities} and its parts.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/common/capabilities.go}.
 */
final class CapabilityMethods implements FunctionGroup {
  /** Go's name of the list of API versions. */
  static final String VERSION_SET = "common.VersionSet";

  private static final int COPY = 0;
  private static final int HAS = 1;
  private static final int STRING = 2;
  private static final int GIT_VERSION = 3;
  private static final CapabilityMethods GROUP = new CapabilityMethods();

  private CapabilityMethods() {}

  static @Nullable Function find(Object receiver, String name) {
    if (receiver instanceof GoSlice slice) {
      return slice.goType().equals(VERSION_SET) && name.equals("Has")
          ? Function.of(name, "(string) bool", GROUP, HAS)
          : null;
    }
    if (receiver instanceof KubeVersion) {
      return switch (name) {
        case "String" -> Function.of(name, "() string", GROUP, STRING);
        case "GitVersion" -> Function.of(name, "() string", GROUP, GIT_VERSION);
        default -> null;
      };
    }
    return name.equals("Copy") ? Function.of(name, "() *common.Capabilities", GROUP, COPY) : null;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    Object receiver = Objects.requireNonNull(args[0]);
    return switch (id) {
      case HAS -> ((GoSlice) receiver).contains(args[1]);
      case STRING -> receiver.toString();
      case GIT_VERSION -> ((KubeVersion) receiver).version();
      default -> receiver;
    };
  }
}
