package dev.chartwright.chart.values.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to hold a schema against its metaschema when parts of it are written in another
 * dialect.
 *
 * @param schema the metaschema in force
 * @param resources of the schema that is checked, by their pointers
 */
record MetaContext(Schema schema, Map<String, Resource> resources) {
  /** The context in force where the metaschema is met again; null if it does not change. */
  @Nullable MetaContext at(Schema met, Path path) {
    if (met != schema || (resources.size() == 1 && !path.isRoot())) {
      return null;
    }
    Resource resource = resources.get(path.pointer());
    return resource == null ? null : new MetaContext(resource.dialect.metaschema(), resources);
  }
}
