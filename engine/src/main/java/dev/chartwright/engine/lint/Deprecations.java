package dev.chartwright.engine.lint;

import dev.chartwright.golang.semver.KubeVersion;
import dev.chartwright.golang.strconv.Parse;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of Kubernetes objects are deprecated from which version on.
 *
 * <p>Source: k8s.io/api 0.37.1 {@code zz_generated.prerelease-lifecycle.go} of all groups that
 * client-go registers, k8s.io/apiserver 0.37.1 {@code pkg/endpoints/deprecation}.
 */
final class Deprecations {
  /**
   * A line: API version, deprecated in, removed in, API version to use instead, kinds. A kind that
   * has another successor names it behind {@code >}.
   */
  private static final String TABLE =
      """
      admissionregistration.k8s.io/v1alpha1 1.35 1.38 - MutatingAdmissionPolicy
      admissionregistration.k8s.io/v1alpha1 1.35 1.38 - MutatingAdmissionPolicyBinding
      admissionregistration.k8s.io/v1alpha1 1.35 1.38 - MutatingAdmissionPolicyBindingList
      admissionregistration.k8s.io/v1alpha1 1.35 1.38 - MutatingAdmissionPolicyList
      admissionregistration.k8s.io/v1alpha1 1.29 1.32 - ValidatingAdmissionPolicy
      admissionregistration.k8s.io/v1alpha1 1.29 1.32 - ValidatingAdmissionPolicyBinding
      admissionregistration.k8s.io/v1alpha1 1.29 1.32 - ValidatingAdmissionPolicyBindingList
      admissionregistration.k8s.io/v1alpha1 1.29 1.32 - ValidatingAdmissionPolicyList
      admissionregistration.k8s.io/v1beta1 1.37 1.40 admissionregistration.k8s.io/v1
      admissionregistration.k8s.io/v1beta1 1.37 1.40 admissionregistration.k8s.io/v1 MutatingAdmissionPolicy
      admissionregistration.k8s.io/v1beta1 1.37 1.40 admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding
      admissionregistration.k8s.io/v1beta1 1.37 1.40 admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBindingList
      admissionregistration.k8s.io/v1beta1 1.37 1.40 admissionregistration.k8s.io/v1 MutatingAdmissionPolicyList
      admissionregistration.k8s.io/v1beta1 1.16 1.22 admissionregistration.k8s.io/v1
      admissionregistration.k8s.io/v1beta1 1.16 1.22 admissionregistration.k8s.io/v1 MutatingWebhookConfiguration
      admissionregistration.k8s.io/v1beta1 1.16 1.22 admissionregistration.k8s.io/v1 MutatingWebhookConfigurationList
      admissionregistration.k8s.io/v1beta1 1.16 1.22 admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration
      admissionregistration.k8s.io/v1beta1 1.16 1.22 admissionregistration.k8s.io/v1 ValidatingWebhookConfigurationList
      admissionregistration.k8s.io/v1beta1 1.31 1.34 - ValidatingAdmissionPolicy
      admissionregistration.k8s.io/v1beta1 1.31 1.34 - ValidatingAdmissionPolicyBinding
      admissionregistration.k8s.io/v1beta1 1.31 1.34 - ValidatingAdmissionPolicyBindingList
      admissionregistration.k8s.io/v1beta1 1.31 1.34 - ValidatingAdmissionPolicyList
      apps/v1beta1 1.8 1.16 apps/v1 ControllerRevision ControllerRevisionList Deployment
      apps/v1beta1 1.8 1.16 apps/v1 DeploymentList DeploymentRollback StatefulSet StatefulSetList
      apps/v1beta1 1.8 1.16 autoscaling/v1 Scale
      apps/v1beta2 1.9 1.16 apps/v1 ControllerRevision ControllerRevisionList DaemonSet
      apps/v1beta2 1.9 1.16 apps/v1 DaemonSetList Deployment DeploymentList ReplicaSet
      apps/v1beta2 1.9 1.16 apps/v1 ReplicaSetList StatefulSet StatefulSetList
      apps/v1beta2 1.9 1.16 autoscaling/v1 Scale
      authentication.k8s.io/v1alpha1 1.29 1.32 - SelfSubjectReview
      authentication.k8s.io/v1beta1 1.30 1.33 - SelfSubjectReview
      authentication.k8s.io/v1beta1 1.19 1.22 authentication.k8s.io/v1 TokenReview
      authorization.k8s.io/v1beta1 1.19 1.22 authorization.k8s.io/v1 LocalSubjectAccessReview
      authorization.k8s.io/v1beta1 1.19 1.22 authorization.k8s.io/v1 SelfSubjectAccessReview
      authorization.k8s.io/v1beta1 1.19 1.22 authorization.k8s.io/v1 SelfSubjectRulesReview
      authorization.k8s.io/v1beta1 1.19 1.22 authorization.k8s.io/v1 SubjectAccessReview
      batch/v1beta1 1.21 1.25 batch/v1 CronJob CronJobList
      certificates.k8s.io/v1alpha1 1.34 1.37 - ClusterTrustBundle ClusterTrustBundleList
      certificates.k8s.io/v1beta1 1.19 1.22 certificates.k8s.io/v1 CertificateSigningRequest
      certificates.k8s.io/v1beta1 1.19 1.22 certificates.k8s.io/v1 CertificateSigningRequestList
      certificates.k8s.io/v1beta1 1.37 1.40 certificates.k8s.io/v1 ClusterTrustBundle
      certificates.k8s.io/v1beta1 1.37 1.40 certificates.k8s.io/v1 ClusterTrustBundleList
      certificates.k8s.io/v1beta1 1.37 1.40 certificates.k8s.io/v1 PodCertificateRequest
      certificates.k8s.io/v1beta1 1.37 1.40 certificates.k8s.io/v1 PodCertificateRequestList
      coordination.k8s.io/v1alpha2 1.35 1.38 - LeaseCandidate LeaseCandidateList
      coordination.k8s.io/v1beta1 1.19 1.22 coordination.k8s.io/v1 Lease LeaseList
      coordination.k8s.io/v1beta1 1.36 1.39 - LeaseCandidate LeaseCandidateList
      discovery.k8s.io/v1beta1 1.21 1.25 discovery.k8s.io/v1 EndpointSlice
      discovery.k8s.io/v1beta1 1.21 1.25 discovery.k8s.io/v1 EndpointSliceList>EndpointSlice
      events.k8s.io/v1beta1 1.22 1.25 - Event EventList
      extensions/v1beta1 1.8 1.16 apps/v1 DaemonSet DaemonSetList Deployment DeploymentList
      extensions/v1beta1 1.8 1.16 apps/v1 ReplicaSet ReplicaSetList
      extensions/v1beta1 1.8 1.16 - DeploymentRollback
      extensions/v1beta1 1.14 1.22 networking.k8s.io/v1 Ingress IngressList
      extensions/v1beta1 1.9 1.16 networking.k8s.io/v1 NetworkPolicy NetworkPolicyList
      extensions/v1beta1 1.2 1.16 - Scale
      flowcontrol.apiserver.k8s.io/v1beta1 1.23 1.26 flowcontrol.apiserver.k8s.io/v1beta3
      flowcontrol.apiserver.k8s.io/v1beta1 1.23 1.26 flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema
      flowcontrol.apiserver.k8s.io/v1beta1 1.23 1.26 flowcontrol.apiserver.k8s.io/v1beta3 FlowSchemaList
      flowcontrol.apiserver.k8s.io/v1beta1 1.23 1.26 flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfiguration
      flowcontrol.apiserver.k8s.io/v1beta1 1.23 1.26 flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfigurationList
      flowcontrol.apiserver.k8s.io/v1beta2 1.26 1.29 flowcontrol.apiserver.k8s.io/v1beta3
      flowcontrol.apiserver.k8s.io/v1beta2 1.26 1.29 flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema
      flowcontrol.apiserver.k8s.io/v1beta2 1.26 1.29 flowcontrol.apiserver.k8s.io/v1beta3 FlowSchemaList
      flowcontrol.apiserver.k8s.io/v1beta2 1.26 1.29 flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfiguration
      flowcontrol.apiserver.k8s.io/v1beta2 1.26 1.29 flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfigurationList
      flowcontrol.apiserver.k8s.io/v1beta3 1.29 1.32 flowcontrol.apiserver.k8s.io/v1 FlowSchema
      flowcontrol.apiserver.k8s.io/v1beta3 1.29 1.32 flowcontrol.apiserver.k8s.io/v1 FlowSchemaList
      flowcontrol.apiserver.k8s.io/v1beta3 1.29 1.32 flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration
      flowcontrol.apiserver.k8s.io/v1beta3 1.29 1.32 flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfigurationList
      lifecycle.k8s.io/v1alpha1 1.40 1.43 - Eviction EvictionList EvictionRequest
      lifecycle.k8s.io/v1alpha1 1.40 1.43 - EvictionRequestList
      networking.k8s.io/v1beta1 1.34 1.37 - IPAddress IPAddressList ServiceCIDR ServiceCIDRList
      networking.k8s.io/v1beta1 1.19 1.22 networking.k8s.io/v1 Ingress
      networking.k8s.io/v1beta1 1.19 1.22 networking.k8s.io/v1 IngressClass>IngressClassList
      networking.k8s.io/v1beta1 1.19 1.22 networking.k8s.io/v1 IngressClassList IngressList
      node.k8s.io/v1beta1 1.22 1.25 - RuntimeClass RuntimeClassList
      policy/v1beta1 1.22 1.25 - Eviction
      policy/v1beta1 1.21 1.25 policy/v1 PodDisruptionBudget PodDisruptionBudgetList
      rbac.authorization.k8s.io/v1beta1 1.17 1.22 rbac.authorization.k8s.io/v1 ClusterRole
      rbac.authorization.k8s.io/v1beta1 1.17 1.22 rbac.authorization.k8s.io/v1 ClusterRoleBinding
      rbac.authorization.k8s.io/v1beta1 1.17 1.22 rbac.authorization.k8s.io/v1 ClusterRoleBindingList
      rbac.authorization.k8s.io/v1beta1 1.17 1.22 rbac.authorization.k8s.io/v1 ClusterRoleList
      rbac.authorization.k8s.io/v1beta1 1.17 1.22 rbac.authorization.k8s.io/v1 Role RoleBinding
      rbac.authorization.k8s.io/v1beta1 1.17 1.22 rbac.authorization.k8s.io/v1 RoleBindingList
      rbac.authorization.k8s.io/v1beta1 1.17 1.22 rbac.authorization.k8s.io/v1 RoleList
      resource.k8s.io/v1alpha3 1.36 1.39 - DeviceTaintRule DeviceTaintRuleList
      resource.k8s.io/v1alpha3 1.39 1.42 - ResourcePoolStatusRequest ResourcePoolStatusRequestList
      resource.k8s.io/v1beta1 1.35 1.38 - DeviceClass DeviceClassList ResourceClaim
      resource.k8s.io/v1beta1 1.35 1.38 - ResourceClaimList ResourceClaimTemplate
      resource.k8s.io/v1beta1 1.35 1.38 - ResourceClaimTemplateList ResourceSlice
      resource.k8s.io/v1beta1 1.35 1.38 - ResourceSliceList
      resource.k8s.io/v1beta2 1.36 1.39 - DeviceClass DeviceClassList ResourceClaim
      resource.k8s.io/v1beta2 1.36 1.39 - ResourceClaimList ResourceClaimTemplate
      resource.k8s.io/v1beta2 1.36 1.39 - ResourceClaimTemplateList ResourceSlice
      resource.k8s.io/v1beta2 1.36 1.39 - ResourceSliceList
      resource.k8s.io/v1beta2 1.39 1.42 - DeviceTaintRule DeviceTaintRuleList
      scheduling.k8s.io/v1beta1 1.40 1.43 - PodGroup PodGroupList Workload WorkloadList
      scheduling.k8s.io/v1beta1 1.14 1.22 scheduling.k8s.io/v1 PriorityClass PriorityClassList
      storage.k8s.io/v1alpha1 1.21 1.24 storage.k8s.io/v1beta1 CSIStorageCapacity
      storage.k8s.io/v1alpha1 1.21 1.24 storage.k8s.io/v1beta1 CSIStorageCapacityList
      storage.k8s.io/v1alpha1 1.21 1.24 storage.k8s.io/v1 VolumeAttachment VolumeAttachmentList
      storage.k8s.io/v1alpha1 1.32 1.35 storage.k8s.io/v1 VolumeAttributesClass
      storage.k8s.io/v1alpha1 1.32 1.35 storage.k8s.io/v1 VolumeAttributesClassList
      storage.k8s.io/v1beta1 1.19 1.22 storage.k8s.io/v1 CSIDriver CSIDriverList StorageClass
      storage.k8s.io/v1beta1 1.19 1.22 storage.k8s.io/v1 StorageClassList VolumeAttachment
      storage.k8s.io/v1beta1 1.19 1.22 storage.k8s.io/v1 VolumeAttachmentList
      storage.k8s.io/v1beta1 1.17 1.22 storage.k8s.io/v1 CSINode CSINodeList>CSINode
      storage.k8s.io/v1beta1 1.24 1.27 storage.k8s.io/v1 CSIStorageCapacity CSIStorageCapacityList
      storage.k8s.io/v1beta1 1.34 1.37 storage.k8s.io/v1 VolumeAttributesClass
      storage.k8s.io/v1beta1 1.34 1.37 storage.k8s.io/v1 VolumeAttributesClassList
      storagemigration.k8s.io/v1beta1 1.37 1.40 storagemigration.k8s.io/v1 StorageVersionMigration
      storagemigration.k8s.io/v1beta1 1.37 1.40 storagemigration.k8s.io/v1 StorageVersionMigrationList
      v1 1.19 - - ComponentStatus ComponentStatusList
      v1 1.33 - discovery.k8s.io/v1 Endpoints>EndpointSlice EndpointsList>EndpointSliceList
      """;

  private Deprecations() {}

  /**
   * What Kubernetes would say to such an object, or null if it is not deprecated at that version.
   */
  static @Nullable String warning(String apiVersion, String kind, KubeVersion current) {
    if (apiVersion.isEmpty() || kind.isEmpty()) {
      return null;
    }
    String version = apiVersion.startsWith("/") ? apiVersion.substring(1) : apiVersion;
    String start = version + " ";
    int at = 0;
    while (at < TABLE.length()) {
      int end = TABLE.indexOf('\n', at);
      if (TABLE.startsWith(start, at)) {
        String[] words = TABLE.substring(at, end).split(" ");
        for (int i = 4; i < words.length; i++) {
          int arrow = words[i].indexOf('>');
          if ((arrow < 0 ? words[i] : words[i].substring(0, arrow)).equals(kind)) {
            return isReached(words[1], current)
                ? text(version + " " + kind, words, words[i].substring(arrow + 1))
                : null;
          }
        }
      }
      at = end + 1;
    }
    return null;
  }

  private static boolean isReached(String deprecated, KubeVersion current) {
    long major = Parse.atoi(current.major());
    long minor = Parse.atoi(current.minor());
    if (major == 0 && minor == 0) {
      return true;
    }
    int dot = deprecated.indexOf('.');
    long fromMajor = Parse.atoi(deprecated.substring(0, dot));
    long fromMinor = Parse.atoi(deprecated.substring(dot + 1));
    return fromMajor < major || (fromMajor == major && fromMinor <= minor);
  }

  private static String text(String object, String[] words, String successor) {
    String text = object + " is deprecated in v" + words[1] + "+";
    if (!words[2].equals("-")) {
      text += ", unavailable in v" + words[2] + "+";
    }
    if (!words[3].equals("-")) {
      text += "; use " + words[3] + " " + successor;
    }
    return text;
  }
}
