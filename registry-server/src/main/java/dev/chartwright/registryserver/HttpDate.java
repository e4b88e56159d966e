package dev.chartwright.registryserver;

/**
 * The date format of HTTP headers, written by hand since the JDK's formatter costs a start more
 * than a request.
 */
final class HttpDate {
  private static final String DAYS = "ThuFriSatSunMonTueWed";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private HttpDate() {}

  /** For example {@code Sun, 06 Nov 1994 08:49:37 GMT} for 784111777. */
  static String of(long epochSecond) {
    long days = Math.floorDiv(epochSecond, 86_400L);
    int second = (int) Math.floorMod(epochSecond, 86_400L);
    // Civil date from a day count, with years that begin in March so that the leap day comes last.
    long shifted = days + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    long dayOfEra = Math.floorMod(shifted, 146_097L);
    long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int march = (int) ((5 * dayOfYear + 2) / 153);
    int day = (int) (dayOfYear - (153L * march + 2) / 5 + 1);
    int month = march < 10 ? march + 3 : march - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    int weekday = (int) Math.floorMod(days, 7L) * 3;
    StringBuilder text = new StringBuilder(29);
    text.append(DAYS, weekday, weekday + 3).append(", ");
    twoDigits(text, day)
        .append(' ')
        .append(MONTHS, month * 3 - 3, month * 3)
        .append(' ')
        .append(year)
        .append(' ');
    twoDigits(text, second / 3600).append(':');
    twoDigits(text, second / 60 % 60).append(':');
    return twoDigits(text, second % 60).append(" GMT").toString();
  }

  private static StringBuilder twoDigits(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
