package dev.chartwright.repo.index;

import org.jspecify.annotations.Nullable;

/** The fields of an entry, and what is done with each. */
enum Field {
  NAME(0, "name", Kind.TEXT),
  VERSION(1, "version", Kind.TEXT),
  APP_VERSION(2, "appVersion", Kind.TEXT),
  DESCRIPTION(3, "description", Kind.TEXT),
  DIGEST(4, "digest", Kind.TEXT),
  TYPE(5, "type", Kind.TEXT),
  API_VERSION(6, "apiVersion", Kind.IGNORED_TEXT),
  HOME(7, "home", Kind.IGNORED_TEXT),
  ICON(8, "icon", Kind.IGNORED_TEXT),
  CONDITION(9, "condition", Kind.IGNORED_TEXT),
  TAGS(10, "tags", Kind.IGNORED_TEXT),
  KUBE_VERSION(11, "kubeVersion", Kind.IGNORED_TEXT),
  CHECKSUM(12, "checksum", Kind.IGNORED_TEXT),
  ENGINE(13, "engine", Kind.IGNORED_TEXT),
  TILLER_VERSION(14, "tillerVersion", Kind.IGNORED_TEXT),
  URL(15, "url", Kind.IGNORED_TEXT),
  CREATED(16, "created", Kind.TIME),
  DEPRECATED(17, "deprecated", Kind.FLAG),
  REMOVED(18, "removed", Kind.FLAG),
  URLS(19, "urls", Kind.TEXTS),
  KEYWORDS(20, "keywords", Kind.TEXTS),
  SOURCES(21, "sources", Kind.TEXTS),
  MAINTAINERS(22, "maintainers", Kind.STRUCTS),
  DEPENDENCIES(23, "dependencies", Kind.STRUCTS),
  ANNOTATIONS(24, "annotations", Kind.MAP);

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

  /** A bit of its own. */
  final long bit;

  Field(int index, String key, Kind kind) {
    this.key = key;
    this.kind = kind;
    this.bit = 1L << index;
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
