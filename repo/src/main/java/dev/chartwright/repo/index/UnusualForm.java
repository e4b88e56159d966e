package dev.chartwright.repo.index;

/** An index, or an entry, that the quick reader is not sure about; the general one decides. */
final class UnusualForm extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusualForm(String what) {
    super(what, null, false, false);
  }
}
