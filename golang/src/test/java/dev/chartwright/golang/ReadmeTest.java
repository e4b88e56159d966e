package dev.chartwright.golang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.bcrypt.Bcrypt;
import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.jsonpath.JsonPath;
import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.path.Match;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.strconv.Format;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.time.GoDuration;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Layout;
import dev.chartwright.golang.unicode.Runes;
import dev.chartwright.golang.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  @Test
  void theExamplesPrintWhatTheReadmeSays() throws IOException {
    List<Object> results =
        List.of(
            Printf.sprintf("%5.2f|%-4s|%q", 3.14159, "ab", "x"),
            Json.marshal(Map.of("b", List.of(1e21, "<"), "a", true)),
            JsonPath.parse("{.a} {range .l[*]}{@},{end}")
                .execute(Json.parse("{\"a\":1e6,\"l\":[\"x\",2]}")),
            Constraints.parse(">=1.2 <2 || ^3.1").check(Version.parse("v3.4.0")),
            GoTime.parse(Layout.RFC3339, "2021-03-04T05:06:07.5+01:00")
                .utc()
                .format("Mon 2 Jan 15:04:05.000"),
            GoDuration.parse("90m").toString(),
            Url.parse("https://u:pw@h:8443/a/b?q=1").resolve("../c").redacted(),
            Path.join("a", "../b", "c.tgz") + " " + Match.matches("*.tgz", "c.tgz"),
            Quote.quote("é\t\u00a0") + " " + Format.formatFloat(100.0 / 3, 'g', -1),
            Runes.toUpper("ǆß") + " " + Runes.isPrint(0xAD),
            Bcrypt.matches(
                new byte[] {'a'}, "$2y$05$7tHcyjdxpzaOoCDFVzcgWuffl6yfEpmEPOS84XdaM2hpPwnxhSldu"),
            Yaml.marshal(Map.of("b", List.of("yes", 1e6), "a", 1L)).replace("\n", " ").trim());
    String readme = Files.readString(java.nio.file.Path.of("README.md"));
    List<String> shown =
        readme
            .substring(readme.indexOf("```java\n") + 8, readme.indexOf("```\n\nErrors"))
            .lines()
            .map(line -> line.substring(line.indexOf("; ") + 1).strip())
            .map(line -> line.substring(3))
            .toList();
    assertThat(results).extracting(Object::toString).isEqualTo(shown);
  }
}
