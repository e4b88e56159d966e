package dev.chartwright.cli.cobra;

/** Help was asked for, or nothing else can be done; not an error. */
final class HelpRequested extends RuntimeException {
  HelpRequested() {
    super("pflag: help requested", null, false, false);
  }
}
