package dev.chartwright.kube.patch;

/** A patch that cannot be computed or applied; the message is Kubernetes'. */
public final class PatchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private PatchException(String message) {
    super(message);
  }

  static PatchException of(String message) {
    return new PatchException(message);
  }
}
