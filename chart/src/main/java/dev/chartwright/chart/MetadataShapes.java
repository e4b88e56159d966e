package dev.chartwright.chart;

import dev.chartwright.chart.decode.Shape;
import dev.chartwright.chart.decode.StructShape;

/** The fields of Chart.yaml and the lock files with their Go types. */
final class MetadataShapes {
  static final StructShape MAINTAINER =
      StructShape.of("v2.Maintainer")
          .field("name", Shape.string())
          .field("email", Shape.string())
          .field("url", Shape.string());

  static final StructShape DEPENDENCY =
      StructShape.of("v2.Dependency")
          .field("name", Shape.string())
          .field("version", Shape.string())
          .field("repository", Shape.string())
          .field("condition", Shape.string())
          .field("tags", Shape.listOf(Shape.string()))
          .field("enabled", Shape.bool())
          .field("import-values", Shape.listOf(Shape.any()))
          .field("alias", Shape.string());

  static final StructShape METADATA =
      StructShape.of("v2.Metadata")
          .field("name", Shape.string())
          .field("home", Shape.string())
          .field("sources", Shape.listOf(Shape.string()))
          .field("version", Shape.string())
          .field("description", Shape.string())
          .field("keywords", Shape.listOf(Shape.string()))
          .field("maintainers", Shape.listOf(Shape.pointerTo(MAINTAINER)))
          .field("icon", Shape.string())
          .field("apiVersion", Shape.string())
          .field("condition", Shape.string())
          .field("tags", Shape.string())
          .field("appVersion", Shape.string())
          .field("deprecated", Shape.bool())
          .field("annotations", Shape.mapOf(Shape.string()))
          .field("kubeVersion", Shape.string())
          .field("dependencies", Shape.listOf(Shape.pointerTo(DEPENDENCY)))
          .field("type", Shape.string());

  static final StructShape LOCK =
      StructShape.of("v2.Lock")
          .field("generated", TimeShape.INSTANCE)
          .field("digest", Shape.string())
          .field("dependencies", Shape.listOf(Shape.pointerTo(DEPENDENCY)));

  /** What the loader for any API version looks at first. */
  static final StructShape API_VERSION =
      StructShape.of("loader.chartBase").field("apiVersion", Shape.string());

  private MetadataShapes() {}
}
