package dev.chartwright.cli;

import dev.chartwright.action.RegistryConfigFiles;

/** A registry config file that is none stops every command, as it does Helm's. */
final class RegistryConfigCheck implements StartCheck {
  @Override
  public void check(EnvSettings settings) {
    RegistryConfigFiles.check(settings.registryConfig());
  }
}
