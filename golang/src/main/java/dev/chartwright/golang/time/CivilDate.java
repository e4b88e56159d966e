package dev.chartwright.golang.time;

/**
 * A day of the Gregorian calendar, reckoned backwards and forwards without end.
 *
 * @param month 1 to 12
 * @param day 1 to 31
 */
record CivilDate(long year, int month, int day) {
  private static final int[] DAYS_BEFORE = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
  };

  /** The day so many days after 1 January 1970. */
  static CivilDate ofEpochDay(long epochDay) {
    // Years begin with March here, so that a leap day is the last day of its year.
    long shifted = epochDay + 719468;
    long era = Math.floorDiv(shifted, 146097);
    int dayOfEra = (int) Math.floorMod(shifted, 146097L);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int month = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * month + 2) / 5 + 1;
    long year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0);
    return new CivilDate(year, month < 10 ? month + 3 : month - 9, day);
  }

  /** Days from 1 January 1970 to this day, which may be past the end of its month. */
  static long epochDay(long year, int month, long day) {
    long y = month <= 2 ? year - 1 : year;
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
  }

  static boolean isLeap(long year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  static int daysIn(int month, long year) {
    if (month == 2) {
      return isLeap(year) ? 29 : 28;
    }
    return DAYS_BEFORE[month] - DAYS_BEFORE[month - 1];
  }

  /** Days of a common year before a month; 13 gives 365. */
  static int daysBefore(int month) {
    return DAYS_BEFORE[month - 1];
  }

  int dayOfYear() {
    return DAYS_BEFORE[month - 1] + day + (month > 2 && isLeap(year) ? 1 : 0);
  }
}
