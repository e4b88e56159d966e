package dev.chartwright.registryserver;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A registry in memory for one test, with its client. */
final class RunningRegistry implements AfterEachCallback {
  private final RegistryServer server;
  private final RegistryClient client;

  private RunningRegistry(RegistryServer server) {
    this.server = server;
    this.client = new RegistryClient(server.url());
  }

  static RunningRegistry with(UnaryOperator<RegistryConfig.Builder> settings) {
    return new RunningRegistry(
        RegistryServer.start(settings.apply(RegistryConfig.builder()).build()));
  }

  static RunningRegistry inMemory() {
    return with(settings -> settings);
  }

  RegistryServer server() {
    return server;
  }

  RegistryClient client() {
    return client;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.close();
  }
}
