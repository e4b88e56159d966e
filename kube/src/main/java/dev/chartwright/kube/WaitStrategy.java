package dev.chartwright.kube;

/** How to wait for objects. Source: Helm 4.3.1 {@code pkg/kube/client.go}. */
public enum WaitStrategy {
  /** Watch objects and judge them as kstatus does. */
  WATCHER("watcher"),
  /** Ask every two seconds and judge them as Helm 3 did. */
  LEGACY("legacy"),
  /** Wait for hooks only. */
  HOOK_ONLY("hookOnly");

  private final String word;

  WaitStrategy(String word) {
    this.word = word;
  }

  /** The word on the command line. */
  public String word() {
    return word;
  }
}
