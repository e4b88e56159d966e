package dev.chartwright.cli.cobra;

/** Puts texts into the program's own words before they are shown. */
public interface Wording {
  /** The text as it is to be shown. */
  String wording(String text);
}
