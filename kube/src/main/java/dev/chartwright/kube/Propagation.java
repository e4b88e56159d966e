package dev.chartwright.kube;

/** What becomes of the objects that belong to a deleted one. */
public enum Propagation {
  /** They go afterwards. */
  BACKGROUND("Background"),
  /** They go first. */
  FOREGROUND("Foreground"),
  /** They stay. */
  ORPHAN("Orphan");

  private final String word;

  Propagation(String word) {
    this.word = word;
  }

  /** The API's word. */
  public String word() {
    return word;
  }
}
