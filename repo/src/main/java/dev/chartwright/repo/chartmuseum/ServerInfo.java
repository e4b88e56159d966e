package dev.chartwright.repo.chartmuseum;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.yaml.YamlDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a ChartMuseum says of itself in its index: the path below which it answers.
 *
 * <p>Source: helm-push v0.10.4 {@code pkg/helm/serverinfo.go}, {@code index.go}.
 *
 * @param contextPath {@code serverInfo.contextPath}, or empty
 */
public record ServerInfo(String contextPath) {
  /** Indexes of more bytes are not read whole. */
  private static final int LARGE = 1 << 20;

  private static final byte[] KEY = "serverInfo:".getBytes(StandardCharsets.US_ASCII);

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
    byte[] part = index.length > LARGE && index[0] != '{' ? block(index) : index;
    if (YamlDecoder.into(INDEX).decode(part) instanceof JsonStruct found) {
      JsonStruct info = found.struct("serverInfo");
      return new ServerInfo(info == null ? "" : info.string("contextPath"));
    }
    return new ServerInfo("");
  }

  /**
   * The lines from {@code serverInfo:} at the left margin to the next key there: of a large index
   * nothing else is read.
   */
  private static byte[] block(byte[] index) {
    int begin = -1;
    int line = 0;
    while (line < index.length) {
      if (begin < 0) {
        begin = isAt(index, line) ? line : -1;
      } else if (" \t#\r\n".indexOf(index[line]) < 0) {
        return Arrays.copyOfRange(index, begin, line);
      }
      while (line < index.length && index[line] != '\n') {
        line++;
      }
      line++;
    }
    return begin < 0 ? new byte[0] : Arrays.copyOfRange(index, begin, index.length);
  }

  private static boolean isAt(byte[] index, int line) {
    int end = line + KEY.length;
    return end <= index.length && Arrays.equals(index, line, end, KEY, 0, KEY.length);
  }
}
