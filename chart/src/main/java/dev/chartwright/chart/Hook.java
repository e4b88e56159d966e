package dev.chartwright.chart;

import java.util.List;

/**
 * A document of a rendered file that is created at a certain moment of a release's life instead of
 * being part of the release.
 *
 * <p>Immutable. When and how it last ran stands in the release record, not here. Policies are kept
 * as they are written, since Helm stores unknown ones too.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/release/v1/hook.go}.
 *
 * @param name what its {@code metadata.name} says, or empty
 * @param kind what its {@code kind} says, or empty
 * @param path the file it comes from, from the root chart on: {@code demo/templates/job.yaml}
 * @param manifest the text of the document without the {@code ---} lines around it
 * @param events when it runs, in the order of the annotation
 * @param weight hooks of one event run by rising weight; 0 if the annotation is no number
 * @param deletePolicies the words of {@code helm.sh/hook-delete-policy} in lower case
 * @param outputLogPolicies the words of {@code helm.sh/hook-output-log-policy} in lower case
 */
public record Hook(
    String name,
    String kind,
    String path,
    String manifest,
    List<HookEvent> events,
    long weight,
    List<String> deletePolicies,
    List<String> outputLogPolicies) {
  /** The annotation that makes a document a hook and names its events. */
  public static final String ANNOTATION = "helm.sh/hook";

  /** The annotation with the weight. */
  public static final String WEIGHT_ANNOTATION = "helm.sh/hook-weight";

  /** The annotation that says when a hook is deleted. */
  public static final String DELETE_ANNOTATION = "helm.sh/hook-delete-policy";

  /** The annotation that says when the logs of a hook are shown. */
  public static final String OUTPUT_LOG_ANNOTATION = "helm.sh/hook-output-log-policy";

  /** The delete policy for a hook that succeeded. */
  public static final String SUCCEEDED = "hook-succeeded";

  /** The delete policy for a hook that failed. */
  public static final String FAILED = "hook-failed";

  /** The delete policy for what is left of an earlier run; the default. */
  public static final String BEFORE_CREATION = "before-hook-creation";

  /** Copies the lists. */
  public Hook {
    events = List.copyOf(events);
    deletePolicies = List.copyOf(deletePolicies);
    outputLogPolicies = List.copyOf(outputLogPolicies);
  }

  /** Whether it runs at that moment. */
  public boolean runsAt(HookEvent event) {
    return events.contains(event);
  }
}
