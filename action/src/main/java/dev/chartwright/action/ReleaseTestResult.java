package dev.chartwright.action;

import dev.chartwright.kube.KubeClient;
import dev.chartwright.release.Release;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What tests of a release have shown; their pods are still there. */
public final class ReleaseTestResult {
  private final KubeClient kube;
  private final ReleaseTestRequest request;
  private final Release release;
  private final @Nullable RuntimeException failure;
  private final HookRun run;

  ReleaseTestResult(
      KubeClient kube,
      ReleaseTestRequest request,
      Release release,
      @Nullable RuntimeException failure,
      HookRun run) {
    this.kube = kube;
    this.request = request;
    this.release = release;
    this.failure = failure;
    this.run = run;
  }

  /** The revision, whose hooks tell how they ended. */
  public Release release() {
    return release;
  }

  /** Why a test failed, or its record could not be stored; empty if all went well. */
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Copies the logs of the test pods, each container's under a line with its name. Pods of jobs are
   * left out.
   *
   * @param out where to; not closed
   * @throws ActionException at the first pod whose logs are not to be had, such as {@code unable to
   *     get pod web-test: pods "web-test" not found}
   */
  public void copyLogs(OutputStream out) {
    try {
      TestLogs.of(kube.api(), kube.namespace(), out).copy(release, request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Shows logs and deletes as the policies of the hooks say.
   *
   * @throws RuntimeException if that fails
   */
  public void finish() {
    run.ending().run();
  }
}
