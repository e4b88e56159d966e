package dev.chartwright.testkit;

/**
 * Where the three servers are.
 *
 * @param scheme {@code http} or {@code https}
 * @param hostName name or address that clients use
 */
record Addresses(String scheme, String hostName, int registryPort, int tokenPort, int storePort) {
  int port(Port port) {
    return switch (port) {
      case REGISTRY -> registryPort;
      case TOKEN_HOST -> tokenPort;
      case OBJECT_STORE -> storePort;
    };
  }

  String host(Port port) {
    return hostName + ":" + port(port);
  }

  String origin(Port port) {
    return scheme + "://" + host(port);
  }

  /** The other name of this machine's loopback interface. */
  String otherName() {
    return hostName.equals("localhost") ? "127.0.0.1" : "localhost";
  }
}
