package dev.chartwright.sprig;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.time.ZoneFiles;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.Template;
import dev.chartwright.gotemplate.TemplateSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A template with what helm 4.3.1 made of it.
 *
 * @param want the text, the error, or a pattern of the text
 */
record Recorded(String template, Map<String, @Nullable Object> values, Answer want) {
  /** An answer; one of its parts is not null. */
  record Answer(@Nullable String text, @Nullable String error, @Nullable String pattern) {}

  private static final String NAME = "c/templates/t.yaml";

  static List<Recorded> read(String resource) {
    try (InputStream in =
        new GZIPInputStream(Objects.requireNonNull(Recorded.class.getResourceAsStream(resource)))) {
      List<Recorded> rows = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        Map<String, @Nullable Object> row = object(Json.parse(line));
        Map<String, @Nullable Object> want = object(row.get("want"));
        rows.add(
            new Recorded(
                Objects.requireNonNull(text(row.get("tpl"))),
                object(row.get("values")),
                new Answer(
                    text(want.get("out")), text(want.get("error")), text(want.get("match")))));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> object(@Nullable Object json) {
    return json == null ? Map.of() : (Map<String, @Nullable Object>) json;
  }

  private static @Nullable String text(@Nullable Object json) {
    return json instanceof Map<?, ?> map
        ? GoString.of(Base64.getDecoder().decode((String) Objects.requireNonNull(map.get("b64"))))
        : (String) json;
  }

  static Sprig sprig() {
    return Sprig.of(
        SprigContext.of(Clock.systemUTC(), ZoneFiles.of(List.of(), "UTC"), SecureRandom::new));
  }

  static String render(String template, Map<String, @Nullable Object> values) {
    TemplateSet set = TemplateSet.of("gotpl", List.of(Template.parse(NAME, template, sprig())));
    return GoString.normalize(
        set.execute(NAME, Map.of("Values", values), null).replace("<no value>", ""));
  }

  /** What differs from the recorded answer, or the empty text. */
  String difference() {
    Answer got;
    try {
      got = new Answer(render(template, values), null, null);
    } catch (FunctionException e) {
      got = new Answer(null, e.getMessage(), null);
    }
    String pattern = want.pattern();
    boolean same =
        pattern == null
            ? got.equals(want)
            : got.text() != null && got.text().matches("(?s)" + pattern);
    return same ? "" : template + "\n  want " + want + "\n  got  " + got + "\n";
  }
}
