package dev.chartwright.registryserver;

/** Hears and says nothing; a class instead of a lambda, because every start needs it. */
final class SilentListener implements RequestListener {
  @Override
  public void answered(Request request) {}
}
