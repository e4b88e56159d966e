package dev.chartwright.action;

/** Takes the logs of hooks that ask for it with {@code helm.sh/hook-output-log-policy}. */
@FunctionalInterface
public interface HookLog {
  /** Forgets all logs. */
  HookLog NONE = (namespace, pod, container, text) -> {};

  /**
   * Takes the log of one container.
   *
   * @param text the log so far, with its line ends; empty if there is none
   */
  void accept(String namespace, String pod, String container, String text);
}
