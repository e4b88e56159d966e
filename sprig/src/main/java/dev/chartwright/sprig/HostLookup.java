package dev.chartwright.sprig;

/**
 * Finds the address of a host: what {@code getHostByName} asks. Helm asks the network only with
 * {@code --enable-dns}, and answers the empty text otherwise.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface HostLookup {
  /**
   * An address of the host, {@code 192.0.2.7} or {@code 2001:db8::7}; any, if it has several.
   *
   * @return the address, or the empty text
   * @throws dev.chartwright.gotemplate.FunctionException to fail the template
   */
  String address(String host);

  /** Asks nobody: every address is empty. */
  static HostLookup none() {
    return new HostLookup() {
      @Override
      public String address(String host) {
        return "";
      }
    };
  }
}
