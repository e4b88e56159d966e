package dev.chartwright.cli.cmd;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of Chartwright, from what Maven writes into the jar. */
final class OwnVersion {
  private static final String PROPERTIES =
      "/META-INF/maven/dev.chartwright/chartwright-cli/pom.properties";

  private OwnVersion() {}

  /** The version; {@code development build} when run from class files. */
  static String read() {
    try (InputStream in = OwnVersion.class.getResourceAsStream(PROPERTIES)) {
      if (in == null) {
        return "development build";
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "development build");
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
