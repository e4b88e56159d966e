package dev.chartwright.repo.index;

/** An entry that the quick reader is not sure about; the general one reads it. */
final class UnusualEntry extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusualEntry(String what) {
    super(what, null, false, false);
  }
}
