package dev.chartwright.golang.yaml;

/** Recognises the dates and times of go-yaml: four layouts, read with Go's time.Parse. */
final class Timestamps {
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final String s;
  private int at;
  private boolean good = true;

  private Timestamps(String s, int at) {
    this.s = s;
    this.at = at;
  }

  static boolean isTimestamp(String s) {
    if (s.length() < 8 || s.charAt(4) != '-') {
      return false;
    }
    for (int i = 0; i < 4; i++) {
      if (s.charAt(i) < '0' || s.charAt(i) > '9') {
        return false;
      }
    }
    return new Timestamps(s, 5).read();
  }

  private boolean read() {
    int month = number(1, 12);
    literal('-');
    int day = number(1, 31);
    if (!good || day > days(Integer.parseInt(s.substring(0, 4)), month)) {
      return false;
    }
    if (at == s.length()) {
      return true;
    }
    char separator = s.charAt(at);
    if (separator == ' ') {
      while (at < s.length() && s.charAt(at) == ' ') {
        at++;
      }
    } else if (separator == 'T' || separator == 't') {
      at++;
    } else {
      return false;
    }
    number(0, 23);
    literal(':');
    number(0, 59);
    literal(':');
    number(0, 59);
    fraction();
    if (separator != ' ') {
      zone();
    }
    return good && at == s.length();
  }

  private static int days(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS[month - 1];
  }

  private boolean digitAt(int i) {
    return i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9';
  }

  /** One or two digits. */
  private int number(int least, int most) {
    if (!good || !digitAt(at)) {
      good = false;
      return least;
    }
    int n = s.charAt(at++) - '0';
    if (digitAt(at)) {
      n = 10 * n + s.charAt(at++) - '0';
    }
    good = n >= least && n <= most;
    return good ? n : least;
  }

  private void literal(char c) {
    good = good && at < s.length() && s.charAt(at) == c;
    at++;
  }

  private void fraction() {
    if (good
        && at < s.length()
        && (s.charAt(at) == '.' || s.charAt(at) == ',')
        && digitAt(at + 1)) {
      at++;
      while (digitAt(at)) {
        at++;
      }
    }
  }

  private void zone() {
    if (good && at < s.length() && s.charAt(at) == 'Z') {
      at++;
      return;
    }
    if (!good || at + 6 > s.length() || s.charAt(at + 3) != ':') {
      good = false;
      return;
    }
    boolean sign = s.charAt(at) == '+' || s.charAt(at) == '-';
    good =
        sign
            && digitAt(at + 1)
            && digitAt(at + 2)
            && digitAt(at + 4)
            && digitAt(at + 5)
            && Integer.parseInt(s.substring(at + 1, at + 3)) <= 24
            && Integer.parseInt(s.substring(at + 4, at + 6)) <= 60;
    at += 6;
  }
}
