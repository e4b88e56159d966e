package dev.chartwright.repo.chartmuseum;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.yaml.YamlDecoder;

/**
 * What a ChartMuseum says of itself in its index: the path below which it answers.
 *
 * <p>Source: helm-push v0.10.4 {@code pkg/helm/serverinfo.go}, {@code index.go}.
 *
 * @param contextPath {@code serverInfo.contextPath}, or empty
 */
public record ServerInfo(String contextPath) {
  private static final GoType INDEX =
      GoType.struct("helm.Index")
          .field(
              "serverInfo",
              GoType.struct("helm.ServerInfo").field("contextPath", GoType.STRING).build())
          .build();

  /**
   * Finds it in an index, YAML or JSON; an index of another server says nothing.
   *
   * @throws dev.chartwright.golang.yaml.YamlException if it is no YAML
   * @throws dev.chartwright.golang.json.JsonException if it is not what an index is
   */
  public static ServerInfo read(byte[] index) {
    if (YamlDecoder.into(INDEX).decode(index) instanceof JsonStruct found) {
      JsonStruct info = found.struct("serverInfo");
      return new ServerInfo(info == null ? "" : info.string("contextPath"));
    }
    return new ServerInfo("");
  }
}
