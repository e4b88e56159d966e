package dev.chartwright.conformance.faults;

import org.junit.jupiter.api.Tag;

/** The same in front of the API server that {@code CHARTWRIGHT_TEST_KUBECONFIG} names. */
@Tag("interop")
final class ReleaseFaultInteropTest extends ReleaseFaultTest {
  @Override
  FaultyApi api() {
    return RealFaultyApi.fromEnvironment(folder);
  }
}
