package dev.chartwright.kube.wait;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.WaitException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;

/**
 * Watches jobs and pods until they have ended, as Helm 3 did; other hooks are done when they are
 * made. Objects of one kind share the time that there is.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/kube/wait.go} (watchUntilReady).
 */
final class LegacyHooks {
  private final KubeApi api;
  private final LogSink log;
  private final WaitClock clock;
  private final BiConsumer<Resource, Judgement> told;

  LegacyHooks(KubeApi api, LogSink log, WaitClock clock, BiConsumer<Resource, Judgement> told) {
    this.api = api;
    this.log = log;
    this.clock = clock;
    this.told = told;
  }

  void await(List<Resource> resources, Duration timeout) {
    List<String> errors = new ArrayList<>();
    boolean timedOut = false;
    long began = clock.nanoTime();
    String kind = "";
    for (Resource each : resources) {
      if (!each.kind().equals(kind)) {
        kind = each.kind();
        began = clock.nanoTime();
      }
      if (kind.equals("Job") || kind.equals("Pod")) {
        try {
          watch(each, timeout, began);
        } catch (WaitException e) {
          errors.add(String.valueOf(e.getMessage()));
          timedOut |= e.timedOut();
        }
      } else {
        told.accept(each, Judgement.current("Resource is current"));
      }
    }
    if (!errors.isEmpty()) {
      String message = String.join("\n", errors);
      throw timedOut ? WaitException.timedOut(message) : WaitException.failed(message);
    }
  }

  private void watch(Resource resource, Duration timeout, long began) {
    log.debug(
        "watching for resource changes",
        "kind",
        resource.kind(),
        "resource",
        resource.name(),
        "timeout",
        GoDuration.of(timeout.toNanos()).toString());
    boolean endless = timeout.isZero() || timeout.isNegative();
    long deadline = began + (endless ? Long.MAX_VALUE / 4 : timeout.toNanos());
    BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    KindWatch watch = KindWatch.ofOne(api, resource, ObjectKey.of(resource), signals, clock);
    StatusReader unused = new StatusReader(api, clock, StatusReader.Demand.HOOKS);
    try (WatchThreads threads = new WatchThreads(unused, signals, null)) {
      threads.start(watch);
      boolean seen = false;
      while (true) {
        long left = deadline - clock.nanoTime();
        Signal signal = left <= 0 ? null : clock.poll(signals, left);
        if (signal == null) {
          throw WaitException.timedOut("timed out waiting for the condition");
        }
        if (signal instanceof Signal.Gone) {
          log.debug("deleted event received", "resource", resource.name());
          told.accept(resource, Judgement.notFound());
          return;
        }
        if (signal instanceof Signal.Seen change) {
          log.debug(
              "add/modify event received",
              "resource",
              resource.name(),
              "eventType",
              seen ? "MODIFIED" : "ADDED");
          seen = true;
          if (ended(resource, change.object())) {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw WaitException.failed("timed out waiting for the condition");
    }
  }

  private boolean ended(Resource resource, KubeObject object) {
    boolean job = resource.kind().equals("Job");
    try {
      return job ? jobEnded(resource, object) : podEnded(object);
    } finally {
      told.accept(
          resource,
          new StatusReader(api, clock, StatusReader.Demand.HOOKS).read(object).judgement());
    }
  }

  private boolean jobEnded(Resource resource, KubeObject job) {
    for (Condition condition : Condition.of(job)) {
      if (condition.is("Complete", "True")) {
        return true;
      }
      if (condition.is("Failed", "True")) {
        log.error("job failed", "job", resource.name(), "reason", condition.reason());
        throw WaitException.failed("job " + resource.name() + " failed: " + condition.reason());
      }
    }
    log.debug(
        "job status update",
        "job",
        resource.name(),
        "active",
        count(job, "active"),
        "failed",
        count(job, "failed"),
        "succeeded",
        count(job, "succeeded"));
    return false;
  }

  private static String count(KubeObject job, String name) {
    return Long.toString(Fields.number(job, 0, "status", name));
  }

  private boolean podEnded(KubeObject pod) {
    String phase = pod.textAt("status", "phase");
    switch (phase) {
      case "Succeeded" -> log.debug("pod succeeded", "pod", pod.name());
      case "Failed" -> {
        log.error("pod failed", "pod", pod.name());
        throw WaitException.failed("pod " + pod.name() + " failed");
      }
      case "Pending" -> log.debug("pod pending", "pod", pod.name());
      case "Running" -> log.debug("pod running", "pod", pod.name());
      case "Unknown" -> log.debug("pod unknown", "pod", pod.name());
      default -> {}
    }
    return phase.equals("Succeeded");
  }
}
