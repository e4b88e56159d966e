package dev.chartwright.golang.time;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Go's layouts: how the moment Mon Jan 2 15:04:05 MST 2006 would be written.
 *
 * <p>This class has the named layouts of package time. Source: Go 1.26, time/format.go.
 */
public final class Layout {
  public static final String LAYOUT = "01/02 03:04:05PM '06 -0700";
  public static final String ANSIC = "Mon Jan _2 15:04:05 2006";
  public static final String UNIX_DATE = "Mon Jan _2 15:04:05 MST 2006";
  public static final String RUBY_DATE = "Mon Jan 02 15:04:05 -0700 2006";
  public static final String RFC822 = "02 Jan 06 15:04 MST";
  public static final String RFC822Z = "02 Jan 06 15:04 -0700";
  public static final String RFC850 = "Monday, 02-Jan-06 15:04:05 MST";
  public static final String RFC1123 = "Mon, 02 Jan 2006 15:04:05 MST";
  public static final String RFC1123Z = "Mon, 02 Jan 2006 15:04:05 -0700";
  public static final String RFC3339 = "2006-01-02T15:04:05Z07:00";
  public static final String RFC3339_NANO = "2006-01-02T15:04:05.999999999Z07:00";
  public static final String KITCHEN = "3:04PM";

  /** A part of a moment that a layout can show. */
  enum Field {
    LONG_MONTH("January"),
    MONTH("Jan"),
    NUM_MONTH("1"),
    ZERO_MONTH("01"),
    LONG_WEEKDAY("Monday"),
    WEEKDAY("Mon"),
    DAY("2"),
    UNDER_DAY("_2"),
    ZERO_DAY("02"),
    UNDER_YEAR_DAY("__2"),
    ZERO_YEAR_DAY("002"),
    HOUR("15"),
    HOUR12("3"),
    ZERO_HOUR12("03"),
    MINUTE("4"),
    ZERO_MINUTE("04"),
    SECOND("5"),
    ZERO_SECOND("05"),
    LONG_YEAR("2006"),
    YEAR("06"),
    UPPER_PM("PM"),
    LOWER_PM("pm"),
    ZONE_NAME("MST"),
    ISO_SECONDS("Z070000"),
    ISO_COLON_SECONDS("Z07:00:00"),
    ISO("Z0700"),
    ISO_COLON("Z07:00"),
    ISO_SHORT("Z07"),
    NUM_SECONDS("-070000"),
    NUM_COLON_SECONDS("-07:00:00"),
    NUM("-0700"),
    NUM_COLON("-07:00"),
    NUM_SHORT("-07"),
    FRACTION_ZEROS(""),
    FRACTION_NINES("");

    final String text;

    Field(String text) {
      this.text = text;
    }
  }

  /**
   * A field with the literal text before it; the last element of a layout may have no field.
   *
   * @param text the field as the layout has it
   */
  record Element(String prefix, @Nullable Field field, String text) {}

  private Layout() {}

  /** Takes a layout apart; the last element is always one without a field. */
  static List<Element> parse(String layout) {
    List<Element> elements = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < layout.length(); ) {
      // In _2006 the underscore is a literal.
      int at = layout.startsWith("_2006", i) ? i + 1 : i;
      Element found = fieldAt(layout, at, layout.substring(start, at));
      if (found == null) {
        i++;
      } else {
        elements.add(found);
        start = at + found.text().length();
        i = start;
      }
    }
    elements.add(new Element(layout.substring(start), null, ""));
    return elements;
  }

  private static @Nullable Element fieldAt(String layout, int at, String prefix) {
    Field field =
        switch (layout.charAt(at)) {
          case 'J' -> word(layout, at, Field.LONG_MONTH, Field.MONTH);
          case 'M' -> {
            Field day = word(layout, at, Field.LONG_WEEKDAY, Field.WEEKDAY);
            yield day != null ? day : first(layout, at, Field.ZONE_NAME);
          }
          case '0' ->
              first(
                  layout,
                  at,
                  Field.ZERO_MONTH,
                  Field.ZERO_DAY,
                  Field.ZERO_HOUR12,
                  Field.ZERO_MINUTE,
                  Field.ZERO_SECOND,
                  Field.YEAR,
                  Field.ZERO_YEAR_DAY);
          case '1' -> first(layout, at, Field.HOUR, Field.NUM_MONTH);
          case '2' -> first(layout, at, Field.LONG_YEAR, Field.DAY);
          case '_' -> first(layout, at, Field.UNDER_DAY, Field.UNDER_YEAR_DAY);
          case '3' -> Field.HOUR12;
          case '4' -> Field.MINUTE;
          case '5' -> Field.SECOND;
          case 'P' -> first(layout, at, Field.UPPER_PM);
          case 'p' -> first(layout, at, Field.LOWER_PM);
          case '-' ->
              first(
                  layout,
                  at,
                  Field.NUM_SECONDS,
                  Field.NUM_COLON_SECONDS,
                  Field.NUM,
                  Field.NUM_COLON,
                  Field.NUM_SHORT);
          case 'Z' ->
              first(
                  layout,
                  at,
                  Field.ISO_SECONDS,
                  Field.ISO_COLON_SECONDS,
                  Field.ISO,
                  Field.ISO_COLON,
                  Field.ISO_SHORT);
          default -> null;
        };
    if (field != null) {
      return new Element(prefix, field, field.text);
    }
    return fraction(layout, at, prefix);
  }

  private static @Nullable Field first(String layout, int at, Field... fields) {
    for (Field field : fields) {
      if (layout.startsWith(field.text, at)) {
        return field;
      }
    }
    return null;
  }

  /** A name in its long form, or in its short form if no lower-case letter follows. */
  private static @Nullable Field word(String layout, int at, Field full, Field brief) {
    if (layout.startsWith(full.text, at)) {
      return full;
    }
    int end = at + 3;
    boolean lower = end < layout.length() && layout.charAt(end) >= 'a' && layout.charAt(end) <= 'z';
    return layout.startsWith(brief.text, at) && !lower ? brief : null;
  }

  private static @Nullable Element fraction(String layout, int at, String prefix) {
    char c = layout.charAt(at);
    if ((c != '.' && c != ',') || at + 1 >= layout.length()) {
      return null;
    }
    char digit = layout.charAt(at + 1);
    if (digit != '0' && digit != '9') {
      return null;
    }
    int end = at + 1;
    while (end < layout.length() && layout.charAt(end) == digit) {
      end++;
    }
    if (end < layout.length() && layout.charAt(end) >= '0' && layout.charAt(end) <= '9') {
      return null;
    }
    Field field = digit == '0' ? Field.FRACTION_ZEROS : Field.FRACTION_NINES;
    return new Element(prefix, field, layout.substring(at, end));
  }
}
