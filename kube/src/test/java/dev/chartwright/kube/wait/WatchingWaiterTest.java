package dev.chartwright.kube.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.kube.GroupVersionKind;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.RestMapping;
import dev.chartwright.kube.StatusException;
import dev.chartwright.kube.WaitException;
import dev.chartwright.kube.WaitStrategy;
import dev.chartwright.kube.Waiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchingWaiterTest {
  private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/n/deployments";
  private static final String REPLICA_SETS = "/apis/apps/v1/namespaces/n/replicasets";
  private static final String PODS = "/api/v1/namespaces/n/pods";
  private static final String MAPS = "/api/v1/namespaces/n/configmaps";
  private static final String JOBS = "/apis/batch/v1/namespaces/n/jobs";
  private static final String EVENTS = "/api/v1/namespaces/n/events";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ScriptedApi api = new ScriptedApi();
  private final VirtualClock clock = new VirtualClock();
  private final List<LogRecord> log = new ArrayList<>();

  @BeforeEach
  void begin() {
    clock.idle(api::idle);
  }

  private Waiter waiter() {
    return new WatchingWaiter(api, log::add, clock, WaitListener.none(), Runnable::run);
  }

  static Resource resource(String apiVersion, String kind, String name) {
    GroupVersionKind what = GroupVersionKind.of(apiVersion, kind);
    RestMapping mapping =
        new RestMapping(what, kind.toLowerCase(Locale.ROOT) + "s", !kind.startsWith("Custom"));
    KubeObject object =
        ScriptedApi.object(
            "{'apiVersion':'"
                + apiVersion
                + "','kind':'"
                + kind
                + "','metadata':{'name':'"
                + name
                + "','namespace':'n','uid':'u1'}}");
    return new Resource(mapping, "n", name, object);
  }

  static String map(String name) {
    return "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'"
        + name
        + "','namespace':'n','resourceVersion':'5'}}";
  }

  static String deployment(String name, int ready) {
    return "{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'"
        + name
        + "','namespace':'n','resourceVersion':'"
        + (6 + ready)
        + "'},'spec':{'replicas':1,'selector':{'matchLabels':{'app':'"
        + name
        + "'}}},'status':{'replicas':1,'updatedReplicas':1,'availableReplicas':"
        + ready
        + ",'readyReplicas':"
        + ready
        + ",'conditions':[{'type':'Available','status':'"
        + (ready == 1 ? "True" : "False")
        + "'}]}}";
  }

  static String job(String name, String status) {
    return "{'apiVersion':'batch/v1','kind':'Job','metadata':{'name':'"
        + name
        + "','namespace':'n','uid':'u1','resourceVersion':'5'},'spec':{'completions':1},'status':"
        + status
        + "}";
  }

  private static String ended(String how) {
    return "{'conditions':[{'type':'" + how + "','status':'True'}],'succeeded':1,'failed':1}";
  }

  @Test
  void severalKindsAreReadyWhenEachObjectIs() {
    api.watches(2).watch(MAPS, map("a"), map("other"));
    Feed deployments = api.watch(DEPLOYMENTS, deployment("web", 0));
    api.answer(REPLICA_SETS, "{'items':[]}");
    clock.at(4, () -> deployments.event("MODIFIED", deployment("web", 1)));

    waiter()
        .awaitReady(
            List.of(resource("v1", "ConfigMap", "a"), resource("apps/v1", "Deployment", "web")),
            MINUTE);

    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(4));
    assertThat(api.allClosed()).isTrue();
    assertThat(api.requests())
        .contains(
            MAPS
                + "?allowWatchBookmarks=true&watch=true&sendInitialEvents=true"
                + "&resourceVersionMatch=NotOlderThan",
            REPLICA_SETS + "?labelSelector=app=web");
  }

  @Test
  void anObjectThatNeverGetsReadyIsNamedWhenTimeIsUp() {
    api.watches(2).watch(MAPS);
    api.watch(DEPLOYMENTS, deployment("web", 0));
    api.answer(REPLICA_SETS, "{'items':[]}");

    assertThatThrownBy(() ->
            waiter()
                .awaitReady(
                    List.of(
                        resource("apps/v1", "Deployment", "web"), resource("v1", "ConfigMap", "a")),
                    Duration.ofSeconds(3)))
        .isInstanceOfSatisfying(WaitException.class, e -> assertThat(e.timedOut()).isTrue())
        .hasMessage(
            """
            resource Deployment/n/web not ready. status: InProgress, message: Available: 0/1
            resource ConfigMap/n/a not ready. status: Unknown, message:\s
            context deadline exceeded\
            """);
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void whatHasFailedIsNotWaitedForButTheOthersAre() {
    Feed jobs = api.watches(1).watch(JOBS, job("bad", ended("Failed")), job("good", "{}"));
    clock.at(7, () -> jobs.event("MODIFIED", job("good", ended("Complete"))));

    assertThatThrownBy(() ->
            waiter()
                .awaitReadyWithJobs(
                    List.of(
                        resource("batch/v1", "Job", "good"), resource("batch/v1", "Job", "bad")),
                    MINUTE))
        .isInstanceOfSatisfying(WaitException.class, e -> assertThat(e.timedOut()).isFalse())
        .hasMessage(
            "resource Job/n/bad not ready. status: Failed, message: Job Failed. failed: 1/1");
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void noTimeAtAllMeansThirtySeconds() {
    api.watches(1).watch(MAPS);
    assertThatThrownBy(
            () -> waiter().awaitReady(List.of(resource("v1", "ConfigMap", "a")), Duration.ZERO))
        .hasMessageEndingWith("context deadline exceeded");
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(30));
    assertThat(log.get(0).attributes()).containsExactly("count", "1", "timeout", "30s");
  }

  @Test
  void pausedDeploymentsAreNotWaitedFor() {
    Resource paused =
        resource("apps/v1", "Deployment", "web")
            .withObject(ScriptedApi.object("{'spec':{'paused':true}}"));
    waiter().awaitReady(List.of(paused), MINUTE);
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void deletionIsOverWhenObjectsAreGoneOrWereNeverThere() {
    Feed maps = api.watches(1).watch(MAPS, map("a"));
    clock.at(2, () -> maps.event("DELETED", map("a")));
    waiter()
        .awaitDeleted(
            List.of(resource("v1", "ConfigMap", "a"), resource("v1", "ConfigMap", "b")), MINUTE);
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void whatIsStillThereIsNamedWhenTimeIsUp() {
    api.watches(1)
        .watch(
            MAPS, map("a").replace("'name'", "'deletionTimestamp':'2020-01-01T00:00:00Z','name'"));
    assertThatThrownBy(
            () -> waiter().awaitDeleted(List.of(resource("v1", "ConfigMap", "a")), MINUTE))
        .hasMessage(
            """
            resource ConfigMap/n/a still exists. status: Terminating, message: Resource scheduled for deletion
            context deadline exceeded\
            """);
  }

  @Test
  void hooksOfOtherKindsNeedOnlyBeThere() {
    api.watches(1).watch(DEPLOYMENTS, deployment("web", 0));
    waiter().awaitHooks(List.of(resource("apps/v1", "Deployment", "web")), MINUTE);
    assertThat(clock.elapsed()).isZero();
  }

  @Test
  void aHookThatFailsEndsTheWaitAtOnce() {
    Feed pods = api.watches(1).watch(PODS, pod("Running"));
    clock.at(3, () -> pods.event("MODIFIED", pod("Failed")));
    assertThatThrownBy(() -> waiter().awaitHooks(List.of(resource("v1", "Pod", "p")), MINUTE))
        .hasMessage("resource Pod/n/p not ready. status: Failed, message: pod p failed");
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(3));
  }

  private static String pod(String phase) {
    return "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'p','namespace':'n'},'status':"
        + "{'phase':'"
        + phase
        + "'}}";
  }

  @Test
  void aHookJobThatIsDeletedWhenItHasCompletedIsDone() {
    Feed jobs = api.watches(1).watch(JOBS, job("j", "{}"));
    clock.at(3, () -> jobs.event("DELETED", job("j", ended("Complete"))));
    waiter().awaitHooks(List.of(resource("batch/v1", "Job", "j")), MINUTE);
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aHookJobThatWasDeletedBeforeItCouldBeWatchedIsJudgedByItsEvents() {
    api.watches(1).watch(JOBS);
    api.answer(EVENTS, "{'items':[{'reason':'Completed','message':'Job completed'}]}");
    waiter().awaitHooks(List.of(resource("batch/v1", "Job", "j")), MINUTE);
    assertThat(clock.elapsed()).isZero();
    assertThat(api.requests()).contains(EVENTS + "?fieldSelector=involvedObject.uid=u1");
  }

  @Test
  void aHookThatIsDeletedBeforeItsEndFailsAtOnce() {
    Feed jobs = api.watches(1).watch(JOBS, job("j", "{}"));
    clock.at(3, () -> jobs.event("DELETED", job("j", "{'active':1}")));
    assertThatThrownBy(() -> waiter().awaitHooks(List.of(resource("batch/v1", "Job", "j")), MINUTE))
        .hasMessage("resource Job/n/j not ready. status: NotFound, message: Resource not found");
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aServerThatDoesNotTellWhatIsThereIsAskedForAList() {
    api.watches(1)
        .answer(
            MAPS + "?watch",
            StatusException.of(422, "Invalid", "sendInitialEvents is forbidden"),
            new Feed());
    api.answer(
        MAPS,
        "{'metadata':{'resourceVersion':'7'},'items':[{'metadata':{'name':'a','namespace':'n'}}]}");
    waiter().awaitReady(List.of(resource("v1", "ConfigMap", "a")), MINUTE);
    assertThat(api.requests()).contains(MAPS);
  }

  @Test
  void aUserWhoMayNotListIsToldSoAtOnce() {
    KubeException refusal = StatusException.of(403, "Forbidden", "configmaps is forbidden");
    api.answer(MAPS + "?watch", refusal).answer(MAPS, refusal);
    clock.idle(() -> false);
    assertThatThrownBy(() -> waiter().awaitReady(List.of(resource("v1", "ConfigMap", "a")), MINUTE))
        .hasMessage("failed to list /v1, Kind=ConfigMap: configmaps is forbidden");
  }

  @Test
  void aUserWhoMayNotSeeReplicaSetsWaitsInVain() {
    api.watches(1).watch(DEPLOYMENTS, deployment("web", 1));
    api.answer(REPLICA_SETS, StatusException.of(403, "Forbidden", "replicasets is forbidden"));
    assertThatThrownBy(
            () -> waiter().awaitReady(List.of(resource("apps/v1", "Deployment", "web")), MINUTE))
        .hasMessage(
            """
            resource Deployment/n/web not ready. status: Unknown, message:\s
            context deadline exceeded\
            """);
  }

  @Test
  void aWatchThatEndsBeginsAgainWhereItWas() {
    Feed first = api.watches(1).watch(JOBS, job("j", "{}"));
    Feed second = new Feed();
    api.answer(JOBS + "?watch", second);
    clock.at(2, first::end);
    clock.at(5, () -> second.event("MODIFIED", job("j", ended("Complete"))));
    waiter().awaitHooks(List.of(resource("batch/v1", "Job", "j")), MINUTE);
    assertThat(api.requests())
        .contains(JOBS + "?allowWatchBookmarks=true&watch=true&resourceVersion=9");
  }

  @Test
  void aWatchThatIsTooOldBeginsAnewAndNoticesWhatIsGone() {
    Feed first = api.watches(1).watch(MAPS, map("a"));
    api.answer(MAPS + "?watch", StatusException.of(410, "Expired", "too old resource version"));
    api.watch(MAPS);
    clock.at(2, () -> first.event("ERROR", "{'kind':'Status','code':410,'reason':'Expired'}"));
    waiter().awaitDeleted(List.of(resource("v1", "ConfigMap", "a")), MINUTE);
    assertThat(api.allClosed()).isTrue();
  }

  @Test
  void aPodWithoutNodeHasFifteenSecondsBeforeThatIsAFailure() {
    String pod =
        "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'p','namespace':'n',"
            + "'creationTimestamp':'1970-01-01T00:00:00Z'},'status':{'phase':'Pending','conditions':"
            + "[{'type':'PodScheduled','status':'False','reason':'Unschedulable'}]}}";
    api.watches(1).watch(PODS, pod);
    api.answer(PODS + "/p", pod);
    assertThatThrownBy(() -> waiter().awaitReady(List.of(resource("v1", "Pod", "p")), MINUTE))
        .hasMessage(
            "resource Pod/n/p not ready. status: Failed, message: Pod could not be scheduled");
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void anInterruptedThreadStopsWaitingAndLeavesNoThread() {
    api.watches(1).watch(MAPS);
    Thread waiting = Thread.currentThread();
    clock.at(1, waiting::interrupt);
    assertThatThrownBy(() -> waiter().awaitReady(List.of(resource("v1", "ConfigMap", "a")), MINUTE))
        .hasMessageEndingWith("context canceled");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(api.allClosed()).isTrue();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("kube-"));
  }

  @Test
  void withoutWaitingOnlyHooksAreWatched() {
    Waiter hooks = Waiters.of(api, WaitStrategy.HOOK_ONLY, log::add);
    hooks.awaitReady(List.of(resource("v1", "ConfigMap", "a")), MINUTE);
    hooks.awaitDeleted(List.of(resource("v1", "ConfigMap", "a")), MINUTE);
    assertThat(api.requests()).isEmpty();
    api.watch(JOBS, job("j", ended("Complete")));
    hooks.awaitHooks(List.of(resource("batch/v1", "Job", "j")), MINUTE);
    assertThat(api.requests()).hasSize(1);
  }
}
