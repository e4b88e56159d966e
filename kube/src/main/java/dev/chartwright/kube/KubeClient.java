package dev.chartwright.kube;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Helm does with objects of a cluster. Safe for several threads.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/kube/interface.go}, {@code pkg/kube/client.go}.
 */
public interface KubeClient extends AutoCloseable {
  /** The namespace of objects that name none. */
  String namespace();

  /**
   * Fails unless the cluster answers.
   *
   * @throws KubeException {@code kubernetes cluster unreachable: …}
   */
  void checkReachable();

  /**
   * Finds out where the objects of a YAML stream belong.
   *
   * @param validate whether unknown fields are refused
   * @throws KubeException such as {@code resource mapping not found for name: …}
   */
  List<Resource> build(String manifests, boolean validate);

  /**
   * The object as the server has it.
   *
   * @return empty if it is not there
   * @throws StatusException if the server refuses
   */
  Optional<KubeObject> get(Resource resource);

  /**
   * The objects as the server has them, under {@code <version>/<Kind>}, as {@code status} shows
   * them: tables if asked for.
   *
   * @param related whether pods of workloads are there, too, under {@code v1/Pod(related)}
   */
  Map<String, List<KubeObject>> get(List<Resource> resources, boolean related, boolean tables);

  /**
   * Makes objects, those of one kind at the same time.
   *
   * @throws ChangesException if one could not be made
   */
  Changes create(List<Resource> resources, CreateOptions options);

  /**
   * Brings objects from one state to another: makes what is missing, deletes what is no longer
   * wanted.
   *
   * @throws ChangesException if something could not be done
   */
  Changes update(List<Resource> original, List<Resource> target, UpdateOptions options);

  /** Deletes objects; failures are collected. */
  Deletion delete(List<Resource> resources, Propagation propagation);

  /** Waits as a strategy has it. */
  Waiter waiter(WaitStrategy strategy);

  /**
   * Pods of a namespace.
   *
   * @param labelSelector such as {@code job-name=x}; empty for all
   * @param fieldSelector such as {@code metadata.name=x}; empty for all
   */
  List<KubeObject> pods(String namespace, String labelSelector, String fieldSelector);

  /** The log of a container. */
  String log(String namespace, String pod, String container);

  /** What the server is and knows, for {@code .Capabilities}. */
  default ServerInfo serverInfo() {
    return api().serverInfo();
  }

  /** Forgets what was learnt about the kinds that the server knows. */
  default void forgetKinds() {
    api().forgetKinds();
  }

  /** The API itself. */
  KubeApi api();

  /** Closes the API. */
  @Override
  default void close() {
    api().close();
  }
}
