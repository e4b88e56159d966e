package dev.chartwright.kube.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.slog.LogLevel;
import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.StatusException;
import dev.chartwright.kube.WaitException;
import dev.chartwright.kube.WaitStrategy;
import dev.chartwright.kube.Waiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyWaiterTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String ONE = "'name':'x','namespace':'n','generation':1";

  private final ScriptedApi api = new ScriptedApi();
  private final VirtualClock clock = new VirtualClock();
  private final List<LogRecord> log = new ArrayList<>();

  @BeforeEach
  void begin() {
    clock.idle(api::idle);
  }

  private Waiter waiter() {
    return Waiters.of(api, WaitStrategy.LEGACY, log::add, clock, WaitListener.none());
  }

  private static Resource resource(String apiVersion, String kind) {
    return WatchingWaiterTest.resource(apiVersion, kind, "x");
  }

  private List<String> messages() {
    return log.stream().map(LogRecord::message).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          v1      | Pod | 'status':{'conditions':[{'type':'Ready','status':'True'}]} | true
          v1      | Pod | 'status':{'phase':'Running'} | false
          v1      | PersistentVolumeClaim | 'status':{'phase':'Bound'} | true
          v1      | PersistentVolumeClaim | 'status':{'phase':'Pending'} | false
          v1      | Service | 'spec':{'clusterIP':'10.0.0.1'} | true
          v1      | Service | 'spec':{'type':'ExternalName'} | true
          v1      | Service | 'spec':{} | false
          v1      | Service | 'spec':{'type':'LoadBalancer','clusterIP':'10.0.0.1'} | false
          v1      | Service | 'spec':{'type':'LoadBalancer','clusterIP':'10.0.0.1','externalIPs':['1.2.3.4']} | true
          v1      | Service | 'spec':{'type':'LoadBalancer','clusterIP':'10.0.0.1'},'status':{'loadBalancer':{'ingress':[{'ip':'1.2.3.4'}]}} | true
          v1      | ConfigMap | 'data':{} | true
          apps/v1 | DaemonSet | 'status':{} | false
          apps/v1 | DaemonSet | 'spec':{'updateStrategy':{'type':'OnDelete'}},'status':{'observedGeneration':1} | true
          apps/v1 | DaemonSet | 'spec':{'updateStrategy':{'type':'RollingUpdate','rollingUpdate':{'maxUnavailable':1}}},'status':{'observedGeneration':1,'desiredNumberScheduled':3,'updatedNumberScheduled':2} | false
          apps/v1 | DaemonSet | 'spec':{'updateStrategy':{'type':'RollingUpdate','rollingUpdate':{'maxUnavailable':1}}},'status':{'observedGeneration':1,'desiredNumberScheduled':3,'updatedNumberScheduled':3,'numberReady':1} | false
          apps/v1 | DaemonSet | 'spec':{'updateStrategy':{'type':'RollingUpdate','rollingUpdate':{'maxUnavailable':'34%'}}},'status':{'observedGeneration':1,'desiredNumberScheduled':3,'updatedNumberScheduled':3,'numberReady':1} | true
          apps/v1 | DaemonSet | 'spec':{'updateStrategy':{'type':'RollingUpdate','rollingUpdate':{'maxUnavailable':'none'}}},'status':{'observedGeneration':1,'desiredNumberScheduled':3,'updatedNumberScheduled':3} | true
          apps/v1 | StatefulSet | 'spec':{'updateStrategy':{'type':'OnDelete'}},'status':{'observedGeneration':1} | true
          apps/v1 | StatefulSet | 'spec':{'replicas':2,'updateStrategy':{'type':'RollingUpdate'}},'status':{'observedGeneration':1,'updatedReplicas':1} | false
          apps/v1 | StatefulSet | 'spec':{'replicas':2,'updateStrategy':{'type':'RollingUpdate'}},'status':{'observedGeneration':1,'updatedReplicas':2,'readyReplicas':1} | false
          apps/v1 | StatefulSet | 'spec':{'replicas':2,'updateStrategy':{'type':'RollingUpdate'}},'status':{'observedGeneration':1,'updatedReplicas':2,'readyReplicas':2,'currentRevision':'a','updateRevision':'b'} | false
          apps/v1 | StatefulSet | 'spec':{'replicas':2,'updateStrategy':{'type':'RollingUpdate','rollingUpdate':{'partition':1}}},'status':{'observedGeneration':1,'updatedReplicas':1,'readyReplicas':2,'currentRevision':'a','updateRevision':'b'} | true
          batch/v1 | Job | 'spec':{'completions':1},'status':{} | false
          batch/v1 | Job | 'spec':{'completions':1},'status':{'succeeded':1} | true
          apiextensions.k8s.io/v1 | CustomResourceDefinition | 'status':{'conditions':[{'type':'Established','status':'True'}]} | true
          apiextensions.k8s.io/v1 | CustomResourceDefinition | 'status':{} | false
          """)
  void eachKindHasItsOwnIdeaOfReady(String apiVersion, String kind, String body, boolean ready) {
    Resource resource = resource(apiVersion.strip(), kind.strip());
    api.answer(resource.path(), "{'metadata':{" + ONE + "}," + body.strip() + "}");
    if (ready) {
      waiter().awaitReadyWithJobs(List.of(resource), MINUTE);
      assertThat(clock.elapsed()).isZero();
    } else {
      assertThatThrownBy(() -> waiter().awaitReadyWithJobs(List.of(resource), MINUTE))
          .hasMessage("context deadline exceeded");
      assertThat(clock.elapsed()).isEqualTo(MINUTE);
      assertThat(api.requests()).hasSize(30);
    }
  }

  private static String deployment() {
    return "{'metadata':{"
        + ONE
        + ",'uid':'d'},'spec':{'replicas':4,'selector':{'matchLabels':{'app':'x'}},"
        + "'strategy':{'type':'RollingUpdate','rollingUpdate':{'maxSurge':'25%','maxUnavailable':'25%'}},"
        + "'template':{'metadata':{'creationTimestamp':null,'labels':{'app':'x'}},'spec':{'a':1}}},"
        + "'status':{'observedGeneration':1}}";
  }

  private static String replicaSet(String owner, String template, int ready) {
    return "{'metadata':{'name':'r','generation':2,'ownerReferences':[{'controller':true,'uid':'"
        + owner
        + "'}]},'spec':{'template':{'metadata':{'labels':{'pod-template-hash':'h','app':'x'}},'spec':"
        + template
        + "}},'status':{'observedGeneration':2,'readyReplicas':"
        + ready
        + "}}";
  }

  @Test
  void aDeploymentIsReadyWhenItsNewestReplicaSetHasAsManyPodsAsMayNotBeMissing() {
    Resource resource = resource("apps/v1", "Deployment");
    api.answer(resource.path(), deployment());
    api.answer(
        "/apis/apps/v1/namespaces/n/replicasets",
        "{'items':[" + replicaSet("other", "{'a':1}", 9) + "]}",
        "{'items':[" + replicaSet("d", "{'a':2}", 9) + "]}",
        "{'items':[" + replicaSet("d", "{'a':1}", 2) + "]}",
        "{'items':[" + replicaSet("d", "{'a':1}", 3) + "]}");
    waiter().awaitReady(List.of(resource), MINUTE);
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(6));
    assertThat(messages())
        .containsExactly(
            "beginning wait for resources",
            "Deployment does not have enough pods ready",
            "Deployment is ready");
  }

  @Test
  void whatTheUserMayNotSeeEndsTheWaitAtOnce() {
    Resource resource = resource("v1", "Pod");
    api.answer(resource.path(), StatusException.of(403, "Forbidden", "pods is forbidden"));
    assertThatThrownBy(() -> waiter().awaitReady(List.of(resource), MINUTE))
        .hasMessage("pods is forbidden");
    assertThat(messages())
        .containsExactly(
            "beginning wait for resources",
            "error received when checking resource status",
            "status code received");
  }

  @Test
  void aServerThatIsBusyIsAskedThirtyTimesMore() {
    Resource resource = resource("v1", "Pod");
    api.answer(resource.path(), StatusException.of(500, "InternalError", "busy"));
    assertThatThrownBy(() -> waiter().awaitReady(List.of(resource), Duration.ofHours(1)))
        .hasMessage("busy");
    assertThat(clock.elapsed()).isEqualTo(MINUTE);
    assertThat(messages()).endsWith("max number of retries reached");
  }

  @Test
  void jobsAreOnlyWaitedForWhenAskedFor() {
    waiter().awaitReady(List.of(resource("batch/v1", "Job")), MINUTE);
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void deletionIsOverWhenTheServerSaysThatNothingIsThere() {
    Resource resource = resource("v1", "ConfigMap");
    api.answer(
        resource.path(),
        "{'kind':'ConfigMap'}",
        "{'kind':'ConfigMap'}",
        StatusException.of(404, "NotFound", "no"));
    waiter().awaitDeleted(List.of(resource), MINUTE);
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(4));
    assertThat(log.get(1).attributes()).containsExactly("elapsed", "4s");
  }

  @Test
  void aHookJobThatFailsIsNamedWithItsReason() {
    Resource job = resource("batch/v1", "Job");
    Feed feed =
        api.watches(1).watch("/apis/batch/v1/namespaces/n/jobs", WatchingWaiterTest.job("x", "{}"));
    String failed =
        "{'conditions':[{'type':'Failed','status':'True','reason':'BackoffLimitExceeded'}]}";
    clock.at(3, () -> feed.event("MODIFIED", WatchingWaiterTest.job("x", failed)));
    assertThatThrownBy(() -> waiter().awaitHooks(List.of(job), MINUTE))
        .hasMessage("job x failed: BackoffLimitExceeded");
    assertThat(log).anyMatch(record -> record.level() == LogLevel.ERROR);
    assertThat(api.requests().get(0)).contains("fieldSelector=metadata.name=x");
  }

  @Test
  void aHookThatDoesNotEndIsWaitedForUntilTimeIsUp() {
    api.watches(1).watch("/apis/batch/v1/namespaces/n/jobs", WatchingWaiterTest.job("x", "{}"));
    assertThatThrownBy(() -> waiter().awaitHooks(List.of(resource("batch/v1", "Job")), MINUTE))
        .isInstanceOfSatisfying(WaitException.class, e -> assertThat(e.timedOut()).isTrue())
        .hasMessage("timed out waiting for the condition");
    assertThat(api.allClosed()).isTrue();
  }

  @Test
  void aHookThatIsDeletedHasDoneItsWork() {
    Feed feed =
        api.watches(1).watch("/apis/batch/v1/namespaces/n/jobs", WatchingWaiterTest.job("x", "{}"));
    clock.at(3, () -> feed.event("DELETED", WatchingWaiterTest.job("x", "{}")));
    waiter().awaitHooks(List.of(resource("batch/v1", "Job")), MINUTE);
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(3));
  }
}
