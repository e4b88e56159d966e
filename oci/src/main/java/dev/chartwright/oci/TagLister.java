package dev.chartwright.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lists the tags of a repository. */
public interface TagLister {
  /**
   * Hands over the tags, page by page, in the order in which they are kept.
   *
   * @param last start after this tag; empty for the start
   * @param page called with each page
   */
  void tags(String last, Consumer<List<String>> page);

  /** All tags. */
  default List<String> tags() {
    List<String> all = new ArrayList<>();
    tags("", all::addAll);
    return all;
  }
}
