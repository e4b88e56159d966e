package dev.chartwright.kube.rest;

/**
 * What a path is about, for client-go's messages: {@code (get secrets web)}.
 *
 * @param group the API group; empty for the core group
 * @param resource plural name; empty for paths that are about no resource
 * @param name the object; empty for collections
 */
record Subject(String group, String resource, String name) {
  private static final Subject NOTHING = new Subject("", "", "");

  static Subject of(String path) {
    String[] parts = path.split("/", -1);
    // "", api, v1, … or "", apis, group, version, …
    int next;
    String group;
    if (parts.length > 3 && parts[1].equals("api")) {
      group = "";
      next = 3;
    } else if (parts.length > 4 && parts[1].equals("apis")) {
      group = parts[2];
      next = 4;
    } else {
      return NOTHING;
    }
    if (parts.length > next + 2 && parts[next].equals("namespaces")) {
      next += 2;
    }
    return new Subject(group, parts[next], parts.length > next + 1 ? parts[next + 1] : "");
  }

  /** What client-go appends to a message; empty for no resource. */
  String suffix(String method) {
    if (resource.isEmpty()) {
      return "";
    }
    String verb = method.toLowerCase(java.util.Locale.ROOT);
    String of = group.isEmpty() ? resource : resource + "." + group;
    return " (" + verb + " " + of + (name.isEmpty() ? "" : " " + name) + ")";
  }
}
