package dev.chartwright.chart.archive;

/**
 * Whom a file in an archive belongs to.
 *
 * @param uid number of the user
 * @param gid number of the group
 * @param user name of the user; empty if unknown
 * @param group name of the group; empty if unknown
 */
public record TarOwner(long uid, long gid, String user, String group) {
  /** 0:0 without names. */
  public static final TarOwner ROOT = new TarOwner(0, 0, "", "");
}
