package dev.chartwright.kube.wait;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import dev.chartwright.kube.Resource;
import java.util.List;

/**
 * Judges objects as Helm 3 did, from what the server says of them now; kinds that it does not know
 * are ready. Source: Helm 4.3.1 {@code pkg/kube/ready.go}.
 */
final class ReadyChecker {
  private final KubeApi api;
  private final LogSink log;
  private final boolean jobs;

  ReadyChecker(KubeApi api, LogSink log, boolean jobs) {
    this.api = api;
    this.log = log;
    this.jobs = jobs;
  }

  /**
   * How far an object is: current or in progress.
   *
   * @throws KubeException if the server cannot be asked, or a job has failed
   */
  Judgement check(Resource resource) {
    String kind = resource.kind();
    return switch (resource.mapping().kind().apiVersion()) {
      case "v1" ->
          switch (kind) {
            case "Pod" -> pod(get(resource));
            case "PersistentVolumeClaim" -> claim(get(resource));
            case "Service" -> service(get(resource));
            case "ReplicationController" -> owner(resource);
            default -> ready(kind);
          };
      case "apps/v1" ->
          switch (kind) {
            case "Deployment" -> deployment(get(resource));
            case "DaemonSet" -> new RolloutChecks(log).daemonSet(get(resource));
            case "StatefulSet" -> new RolloutChecks(log).statefulSet(get(resource));
            case "ReplicaSet" -> owner(resource);
            default -> ready(kind);
          };
      case "batch/v1" -> kind.equals("Job") && jobs ? job(get(resource)) : ready(kind);
      case "apiextensions.k8s.io/v1", "apiextensions.k8s.io/v1beta1" ->
          kind.equals("CustomResourceDefinition") ? definition(get(resource)) : ready(kind);
      default -> ready(kind);
    };
  }

  private static Judgement ready(String kind) {
    return Judgement.current(kind + " is ready");
  }

  private KubeObject get(Resource resource) {
    return api.send(KubeRequest.get(resource.path()));
  }

  private Judgement pod(KubeObject pod) {
    for (Condition condition : Condition.of(pod)) {
      if (condition.is("Ready", "True")) {
        return ready("Pod");
      }
    }
    return say(Readiness.IN_PROGRESS, "Pod is not ready", pod);
  }

  private Judgement job(KubeObject job) {
    if (Fields.number(job, 0, "status", "failed") > Fields.number(job, 6, "spec", "backoffLimit")) {
      say(Readiness.FAILED, "Job is failed", job);
      throw KubeException.of("job is failed: " + job.namespace() + "/" + job.name());
    }
    return Fields.number(job, 0, "status", "succeeded")
            < Fields.number(job, 0, "spec", "completions")
        ? say(Readiness.IN_PROGRESS, "Job is not completed", job)
        : say(Readiness.CURRENT, "Job is completed", job);
  }

  private Judgement deployment(KubeObject deployment) {
    if (Fields.flag(deployment, "spec", "paused")) {
      return Judgement.current("Deployment is paused");
    }
    KubeObject replicaSet = ReplicaSets.newest(api, deployment);
    if (replicaSet == null) {
      return Judgement.inProgress("Deployment has no ReplicaSet of its template yet");
    }
    Judgement unseen = unseen(replicaSet, "ReplicaSet");
    if (unseen.readiness() != Readiness.CURRENT) {
      return unseen;
    }
    return new RolloutChecks(log).deployment(deployment, replicaSet);
  }

  private Judgement claim(KubeObject claim) {
    String phase = claim.textAt("status", "phase");
    return phase.equals("Bound")
        ? say(Readiness.CURRENT, "PersistentVolumeClaim is bound", claim, "phase", phase)
        : say(Readiness.IN_PROGRESS, "PersistentVolumeClaim is not bound", claim);
  }

  private Judgement service(KubeObject service) {
    String type = service.textAt("spec", "type");
    String address = service.textAt("spec", "clusterIP");
    String external = list(service.listAt("spec", "externalIPs"));
    if (type.equals("ExternalName")) {
      return ready("Service");
    }
    if (address.isEmpty()) {
      return say(Readiness.IN_PROGRESS, "Service does not have cluster IP address", service);
    }
    if (type.equals("LoadBalancer")) {
      if (!service.listAt("spec", "externalIPs").isEmpty()) {
        return say(
            Readiness.CURRENT,
            "Service has external IP addresses",
            service,
            "externalIPs",
            external);
      }
      if (service.at("status", "loadBalancer", "ingress") == null) {
        return say(
            Readiness.IN_PROGRESS,
            "Service does not have load balancer ingress IP address",
            service);
      }
    }
    return say(
        Readiness.CURRENT,
        "Service is ready",
        service,
        "clusterIP",
        address,
        "externalIPs",
        external);
  }

  /** A list as Go prints it. */
  private static String list(List<?> values) {
    StringBuilder text = new StringBuilder("[");
    for (Object each : values) {
      text.append(text.length() == 1 ? "" : " ").append(each);
    }
    return text.append(']').toString();
  }

  private static Judgement definition(KubeObject definition) {
    for (Condition condition : Condition.of(definition)) {
      if (condition.is("Established", "True") || condition.is("NamesAccepted", "False")) {
        return ready("CustomResourceDefinition");
      }
    }
    return Judgement.inProgress("CustomResourceDefinition is not established");
  }

  /** A ReplicaSet or ReplicationController, and its pods. */
  private Judgement owner(Resource resource) {
    Judgement unseen = unseen(get(resource), resource.kind());
    if (unseen.readiness() != Readiness.CURRENT) {
      return unseen;
    }
    Object selector = resource.object().at("spec", "selector");
    for (KubeObject pod : ReplicaSets.pods(api, resource, selector)) {
      Judgement judgement = pod(pod);
      if (judgement.readiness() != Readiness.CURRENT) {
        return judgement;
      }
    }
    return unseen;
  }

  private Judgement unseen(KubeObject object, String kind) {
    long generation = Fields.number(object, 0, "metadata", "generation");
    long observed = Fields.number(object, 0, "status", "observedGeneration");
    return observed == generation
        ? ready(kind)
        : say(
            Readiness.IN_PROGRESS,
            kind + " is not ready, observedGeneration does not match spec generation",
            object,
            "actualGeneration",
            Long.toString(observed),
            "expectedGeneration",
            Long.toString(generation));
  }

  private Judgement say(Readiness readiness, String message, KubeObject object, String... more) {
    return RolloutChecks.say(log, readiness, message, object, more);
  }
}
