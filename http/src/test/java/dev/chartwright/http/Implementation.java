package dev.chartwright.http;

/** The transports that one suite tests. */
enum Implementation {
  SOCKET {
    @Override
    Transport open(TransportOptions options) {
      return SocketTransport.of(options);
    }
  },
  JDK {
    @Override
    Transport open(TransportOptions options) {
      return JdkTransport.of(options);
    }
  };

  abstract Transport open(TransportOptions options);

  Transport open() {
    return open(TransportOptions.defaults());
  }
}
