package dev.chartwright.repo.index;

import org.jspecify.annotations.Nullable;

/** The fields of an entry, and what is done with each. */
enum Field {
  NAME("name", Kind.TEXT),
  VERSION("version", Kind.TEXT),
  APP_VERSION("appVersion", Kind.TEXT),
  DESCRIPTION("description", Kind.TEXT),
  DIGEST("digest", Kind.TEXT),
  TYPE("type", Kind.TEXT),
  API_VERSION("apiVersion", Kind.IGNORED_TEXT),
  HOME("home", Kind.IGNORED_TEXT),
  ICON("icon", Kind.IGNORED_TEXT),
  CONDITION("condition", Kind.IGNORED_TEXT),
  TAGS("tags", Kind.IGNORED_TEXT),
  KUBE_VERSION("kubeVersion", Kind.IGNORED_TEXT),
  CHECKSUM("checksum", Kind.IGNORED_TEXT),
  ENGINE("engine", Kind.IGNORED_TEXT),
  TILLER_VERSION("tillerVersion", Kind.IGNORED_TEXT),
  URL("url", Kind.IGNORED_TEXT),
  CREATED("created", Kind.TIME),
  DEPRECATED("deprecated", Kind.FLAG),
  REMOVED("removed", Kind.FLAG),
  URLS("urls", Kind.TEXTS),
  KEYWORDS("keywords", Kind.TEXTS),
  SOURCES("sources", Kind.TEXTS),
  MAINTAINERS("maintainers", Kind.STRUCTS),
  DEPENDENCIES("dependencies", Kind.STRUCTS),
  ANNOTATIONS("annotations", Kind.MAP);

  /** How a field is read. */
  enum Kind {
    TEXT,
    IGNORED_TEXT,
    TIME,
    FLAG,
    TEXTS,
    STRUCTS,
    MAP
  }

  private static final int SLOTS = 128;
  private static final @Nullable Field[] BY_HASH = new @Nullable Field[SLOTS];

  static {
    for (Field field : values()) {
      String key = field.key;
      int slot = slot(key.length(), key.charAt(0), key.charAt(key.length() - 1));
      while (BY_HASH[slot] != null) {
        slot = (slot + 1) % SLOTS;
      }
      BY_HASH[slot] = field;
    }
  }

  private final String key;
  final Kind kind;

  Field(String key, Kind kind) {
    this.key = key;
    this.kind = kind;
  }

  private static int slot(int length, int first, int last) {
    return (length * 31 + first * 7 + last) & (SLOTS - 1);
  }

  /** The field of that name, or null. */
  static @Nullable Field of(byte[] b, int from, int to) {
    int slot = slot(to - from, b[from], b[to - 1]);
    while (true) {
      Field field = BY_HASH[slot];
      if (field == null || field.is(b, from, to)) {
        return field;
      }
      slot = (slot + 1) % SLOTS;
    }
  }

  private boolean is(byte[] b, int from, int to) {
    if (key.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (key.charAt(i - from) != b[i]) {
        return false;
      }
    }
    return true;
  }
}
