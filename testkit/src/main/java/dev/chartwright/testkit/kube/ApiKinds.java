package dev.chartwright.testkit.kube;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kinds that are served: those of Kubernetes 1.36 that charts use, and those of the
 * CustomResourceDefinitions that were created. Guarded by whoever holds the store's lock.
 */
final class ApiKinds {
  /** Group and version, kind, plural, n(amespaced) or c(luster), short names, categories. */
  private static final String BUILT_IN =
      """
      v1 Binding bindings n - -
      v1 ConfigMap configmaps n cm -
      v1 Endpoints endpoints n ep -
      v1 Event events n ev -
      v1 LimitRange limitranges n limits -
      v1 Namespace namespaces c ns - status,finalize
      v1 Node nodes c no - status
      v1 PersistentVolumeClaim persistentvolumeclaims n pvc - status
      v1 PersistentVolume persistentvolumes c pv - status
      v1 Pod pods n po all status,log,eviction
      v1 PodTemplate podtemplates n - -
      v1 ReplicationController replicationcontrollers n rc all status,scale
      v1 ResourceQuota resourcequotas n quota - status
      v1 Secret secrets n - -
      v1 ServiceAccount serviceaccounts n sa - token
      v1 Service services n svc all status
      apiregistration.k8s.io/v1 APIService apiservices c - api-extensions status
      apps/v1 ControllerRevision controllerrevisions n - -
      apps/v1 DaemonSet daemonsets n ds all status
      apps/v1 Deployment deployments n deploy all status,scale
      apps/v1 ReplicaSet replicasets n rs all status,scale
      apps/v1 StatefulSet statefulsets n sts all status,scale
      events.k8s.io/v1 Event events n ev -
      authentication.k8s.io/v1 SelfSubjectReview selfsubjectreviews c - -
      authentication.k8s.io/v1 TokenReview tokenreviews c - -
      authorization.k8s.io/v1 SelfSubjectAccessReview selfsubjectaccessreviews c - -
      authorization.k8s.io/v1 SelfSubjectRulesReview selfsubjectrulesreviews c - -
      authorization.k8s.io/v1 SubjectAccessReview subjectaccessreviews c - -
      autoscaling/v2 HorizontalPodAutoscaler horizontalpodautoscalers n hpa all status
      autoscaling/v1 HorizontalPodAutoscaler horizontalpodautoscalers n hpa all status
      batch/v1 CronJob cronjobs n cj all status
      batch/v1 Job jobs n - all status
      certificates.k8s.io/v1 CertificateSigningRequest certificatesigningrequests c csr - status,approval
      networking.k8s.io/v1 Ingress ingresses n ing - status
      networking.k8s.io/v1 IngressClass ingressclasses c - -
      networking.k8s.io/v1 NetworkPolicy networkpolicies n netpol -
      policy/v1 PodDisruptionBudget poddisruptionbudgets n pdb - status
      rbac.authorization.k8s.io/v1 ClusterRole clusterroles c - -
      rbac.authorization.k8s.io/v1 ClusterRoleBinding clusterrolebindings c - -
      rbac.authorization.k8s.io/v1 Role roles n - -
      rbac.authorization.k8s.io/v1 RoleBinding rolebindings n - -
      storage.k8s.io/v1 CSIDriver csidrivers c - -
      storage.k8s.io/v1 StorageClass storageclasses c sc -
      storage.k8s.io/v1 VolumeAttachment volumeattachments c - - status
      admissionregistration.k8s.io/v1 MutatingWebhookConfiguration mutatingwebhookconfigurations c - api-extensions
      admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy validatingadmissionpolicies c - api-extensions status
      admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding validatingadmissionpolicybindings c - api-extensions
      admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration validatingwebhookconfigurations c - api-extensions
      apiextensions.k8s.io/v1 CustomResourceDefinition customresourcedefinitions c crd,crds api-extensions status
      scheduling.k8s.io/v1 PriorityClass priorityclasses c pc -
      coordination.k8s.io/v1 Lease leases n - -
      node.k8s.io/v1 RuntimeClass runtimeclasses c - -
      discovery.k8s.io/v1 EndpointSlice endpointslices n - -
      flowcontrol.apiserver.k8s.io/v1 FlowSchema flowschemas c - - status
      flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration prioritylevelconfigurations c - - status
      resource.k8s.io/v1 DeviceClass deviceclasses c - -
      resource.k8s.io/v1 ResourceClaim resourceclaims n - - status
      resource.k8s.io/v1 ResourceClaimTemplate resourceclaimtemplates n - -
      """;

  private final List<ApiKind> builtIn = new ArrayList<>();
  private final Map<String, List<ApiKind>> custom = new LinkedHashMap<>();

  ApiKinds() {
    for (String line : BUILT_IN.split("\n", -1)) {
      if (!line.isBlank()) {
        builtIn.add(read(line.strip().split(" ", -1)));
      }
    }
  }

  private static ApiKind read(String[] words) {
    int slash = words[0].indexOf('/');
    return new ApiKind(
        slash < 0 ? "" : words[0].substring(0, slash),
        words[0].substring(slash + 1),
        words[1],
        words[2],
        words[1].toLowerCase(Locale.ROOT),
        words[3].equals("n"),
        names(words[4]),
        names(words[5]),
        words.length > 6 ? names(words[6]) : List.of(),
        false);
  }

  private static List<String> names(String word) {
    return word.equals("-") ? List.of() : List.of(word.split(",", -1));
  }

  /** Serves what a CustomResourceDefinition describes, in place of what it described before. */
  void define(Map<String, Object> definition) {
    List<ApiKind> kinds = new ArrayList<>();
    String group = Tree.text(definition, "spec", "group");
    for (Map<String, Object> version : Tree.maps(definition, "spec", "versions")) {
      if (Boolean.TRUE.equals(version.get("served"))) {
        String kind = Tree.text(definition, "spec", "names", "kind");
        String singular = Tree.text(definition, "spec", "names", "singular");
        List<String> subresources = new ArrayList<>();
        Tree.mapAt(version, "subresources").keySet().forEach(subresources::add);
        kinds.add(
            new ApiKind(
                group,
                Tree.text(version, "name"),
                kind,
                Tree.text(definition, "spec", "names", "plural"),
                singular.isEmpty() ? kind.toLowerCase(Locale.ROOT) : singular,
                Tree.text(definition, "spec", "scope").equals("Namespaced"),
                texts(Tree.list(definition, "spec", "names", "shortNames")),
                texts(Tree.list(definition, "spec", "names", "categories")),
                subresources,
                true));
      }
    }
    custom.put(Tree.text(definition, "metadata", "name"), kinds);
  }

  void forget(String definition) {
    custom.remove(definition);
  }

  private static List<String> texts(List<Object> list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(String.valueOf(each)));
    return texts;
  }

  List<ApiKind> all() {
    List<ApiKind> all = new ArrayList<>(builtIn);
    custom.values().forEach(all::addAll);
    return all;
  }

  /** The group versions that are served, core first. */
  Set<String> groupVersions() {
    Set<String> versions = new LinkedHashSet<>();
    all().forEach(kind -> versions.add(kind.apiVersion()));
    return versions;
  }

  List<ApiKind> of(String apiVersion) {
    List<ApiKind> kinds = new ArrayList<>();
    for (ApiKind kind : all()) {
      if (kind.apiVersion().equals(apiVersion)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  @Nullable ApiKind byPlural(String group, String version, String plural) {
    for (ApiKind kind : all()) {
      if (kind.group().equals(group)
          && kind.version().equals(version)
          && kind.plural().equals(plural)) {
        return kind;
      }
    }
    return null;
  }

  /** The kind of that name in a group, in the version that is named or any. */
  @Nullable ApiKind byKind(String apiVersion, String name) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    ApiKind other = null;
    for (ApiKind kind : all()) {
      if (kind.is(group, name)) {
        if (kind.apiVersion().equals(apiVersion)) {
          return kind;
        }
        other = kind;
      }
    }
    return other;
  }

  /** The kind that is known to exist. */
  ApiKind known(String apiVersion, String name) {
    ApiKind kind = byKind(apiVersion, name);
    if (kind == null) {
      throw new IllegalArgumentException("no kind " + name + " in " + apiVersion);
    }
    return kind;
  }
}
