package dev.chartwright.action;

import dev.chartwright.chart.Hook;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.kube.CreateOptions;
import dev.chartwright.kube.Deletion;
import dev.chartwright.kube.KubeClient;
import dev.chartwright.kube.Propagation;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.WaitStrategy;
import dev.chartwright.release.HookExecution;
import dev.chartwright.release.HookPhase;
import dev.chartwright.release.ReleaseHook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * Runs the hooks of a revision: one after the other by weight and name, each deleted, recorded as
 * running, made, and waited for.
 *
 * <p>A failing hook ends the run. How hooks ended stands in the {@link Revision} afterwards, but is
 * stored only when its verb stores it. Source: Helm 4.3.1 {@code pkg/action/hooks.go}.
 */
final class HookRunner {
  /** By weight and name; hooks stand in the order of their kinds before, and the sort is stable. */
  static final Comparator<Hook> ORDER = HookRunner::compare;

  private final KubeClient kube;
  private final HookLogs logs;
  private final LogSink log;
  private final ReleaseTime time;
  private final WaitStrategy wait;
  private final Duration timeout;
  private final boolean serverSide;

  /**
   * A runner for one verb.
   *
   * @param timeout how long each wait may take
   * @param serverSide whether hooks are made with server-side apply
   */
  HookRunner(
      KubeClient kube,
      HookLog hookLog,
      LogSink log,
      ReleaseTime time,
      WaitStrategy wait,
      Duration timeout,
      boolean serverSide) {
    this.kube = kube;
    this.logs = new HookLogs(kube, hookLog, log);
    this.log = log;
    this.time = time;
    this.wait = wait;
    this.timeout = timeout;
    this.serverSide = serverSide;
  }

  /**
   * Runs the hooks of an event to their end.
   *
   * @throws RuntimeException with Helm's message if one fails
   */
  void run(Revision revision, HookEvent event) {
    begin(revision, event).end();
  }

  /** Runs the hooks of an event, but leaves logs and deletions for when the caller ends the run. */
  HookRun begin(Revision revision, HookEvent event) {
    return begin(revision, event, hook -> true);
  }

  /** Runs those hooks of an event that are chosen; the others stay in the record. */
  HookRun begin(Revision revision, HookEvent event, Predicate<Hook> chosen) {
    List<Integer> executing = executing(revision, event, chosen);
    for (int i = 0; i < executing.size(); i++) {
      int index = executing.get(i);
      List<Resource> resources;
      try {
        resources = prepare(revision, index, event);
        make(revision, index, resources, event);
      } catch (RuntimeException e) {
        return HookRun.failed(e);
      }
      try {
        kube.waiter(wait).awaitHooks(resources, timeout);
      } catch (RuntimeException e) {
        ended(revision, index, HookPhase.FAILED);
        Hook hook = hook(revision, index);
        logs.show(hook, revision.release().namespace(), Hook.FAILED);
        List<Integer> before = List.copyOf(executing.subList(0, i));
        return new HookRun(e, () -> endFailed(revision, hook, before));
      }
      ended(revision, index, HookPhase.SUCCEEDED);
    }
    return new HookRun(null, () -> endSucceeded(revision, executing));
  }

  /** What stands before the hook is made: no policy is the default policy, and room is made. */
  private List<Resource> prepare(Revision revision, int index, HookEvent event) {
    Hook hook = hook(revision, index);
    if (hook.deletePolicies().isEmpty()) {
      hook = withDefaultPolicy(hook);
      revision.hook(index, new ReleaseHook(hook, revision.release().hooks().get(index).lastRun()));
    }
    deleteByPolicy(hook, Hook.BEFORE_CREATION);
    try {
      return kube.build(hook.manifest(), true);
    } catch (RuntimeException e) {
      throw new ActionException(
          "unable to build kubernetes object for "
              + event.word()
              + " hook "
              + hook.path()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private void make(Revision revision, int index, List<Resource> resources, HookEvent event) {
    GoTime started = time.now();
    runs(revision, index, new HookExecution(started, GoTime.ZERO, HookPhase.RUNNING.word()));
    revision.record();
    runs(revision, index, new HookExecution(started, GoTime.ZERO, HookPhase.UNKNOWN.word()));
    try {
      kube.create(resources, CreateOptions.defaults().withServerSide(serverSide, false));
    } catch (RuntimeException e) {
      ended(revision, index, HookPhase.FAILED);
      throw new ActionException(
          "warning: Hook "
              + event.word()
              + " "
              + hook(revision, index).path()
              + " failed: "
              + e.getMessage(),
          e);
    }
  }

  private void endFailed(Revision revision, Hook failed, List<Integer> before) {
    try {
      deleteByPolicy(failed, Hook.FAILED);
    } catch (RuntimeException e) {
      log.info("error deleting the hook resource on hook failure: " + e.getMessage());
    }
    for (int index : before) {
      deleteByPolicy(hook(revision, index), Hook.SUCCEEDED);
    }
  }

  private void endSucceeded(Revision revision, List<Integer> executed) {
    for (int i = executed.size() - 1; i >= 0; i--) {
      Hook hook = hook(revision, executed.get(i));
      logs.show(hook, revision.release().namespace(), Hook.SUCCEEDED);
      deleteByPolicy(hook, Hook.SUCCEEDED);
    }
  }

  private void deleteByPolicy(Hook hook, String policy) {
    // Deleting a definition would delete all objects of that kind.
    if (hook.kind().equals("CustomResourceDefinition") || !hook.deletePolicies().contains(policy)) {
      return;
    }
    List<Resource> resources;
    try {
      resources = kube.build(hook.manifest(), false);
    } catch (RuntimeException e) {
      throw new ActionException(
          "unable to build kubernetes object for deleting hook "
              + hook.path()
              + ": "
              + e.getMessage(),
          e);
    }
    Deletion deletion = kube.delete(resources, Propagation.BACKGROUND);
    if (!deletion.errors().isEmpty()) {
      throw new ActionException(joined(deletion.errors(), "; "), deletion.errors().get(0));
    }
    kube.waiter(wait).awaitDeleted(resources, timeout);
  }

  /** The messages of several failures in one. */
  static String joined(List<? extends RuntimeException> errors, String separator) {
    StringJoiner text = new StringJoiner(separator);
    for (RuntimeException each : errors) {
      text.add(String.valueOf(each.getMessage()));
    }
    return text.toString();
  }

  private void ended(Revision revision, int index, HookPhase phase) {
    GoTime started = revision.release().hooks().get(index).lastRun().startedAt();
    runs(revision, index, new HookExecution(started, time.now(), phase.word()));
  }

  private static void runs(Revision revision, int index, HookExecution run) {
    revision.hook(index, revision.release().hooks().get(index).with(run));
  }

  private static Hook hook(Revision revision, int index) {
    return revision.release().hooks().get(index).hook();
  }

  /** The places of the event's hooks in the revision, in the order in which they run. */
  private static List<Integer> executing(
      Revision revision, HookEvent event, Predicate<Hook> chosen) {
    List<ReleaseHook> hooks = revision.release().hooks();
    List<Integer> executing = new ArrayList<>();
    for (int i = 0; i < hooks.size(); i++) {
      for (HookEvent each : hooks.get(i).hook().events()) {
        if (each == event && chosen.test(hooks.get(i).hook())) {
          executing.add(i);
        }
      }
    }
    executing.sort((a, b) -> ORDER.compare(hooks.get(a).hook(), hooks.get(b).hook()));
    return executing;
  }

  private static int compare(Hook a, Hook b) {
    return a.weight() == b.weight()
        ? StringOrder.BYTES.compare(a.name(), b.name())
        : Long.compare(a.weight(), b.weight());
  }

  private static Hook withDefaultPolicy(Hook hook) {
    return new Hook(
        hook.name(),
        hook.kind(),
        hook.path(),
        hook.manifest(),
        hook.events(),
        hook.weight(),
        List.of(Hook.BEFORE_CREATION),
        hook.outputLogPolicies());
  }
}
