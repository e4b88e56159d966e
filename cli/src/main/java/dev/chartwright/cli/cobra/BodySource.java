package dev.chartwright.cli.cobra;

/** Makes the body of a command when it is first needed. */
public interface BodySource {
  /** The body of this command; asked for once. */
  CommandBody bodyOf(Command command);
}
