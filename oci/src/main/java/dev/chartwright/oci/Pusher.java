package dev.chartwright.oci;

/** Takes content. */
public interface Pusher {
  /**
   * Stores content under its descriptor.
   *
   * @throws AlreadyExistsException if the store refuses content that it has
   * @throws IntegrityException if the content is not what the descriptor says
   */
  void push(Descriptor expected, Content content);
}
