package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Schemas of the suite with bytes out of place: whatever they are, they give an answer or a {@link
 * SchemaException}.
 *
 * <p>{@code java … SchemaFuzz SEED SECONDS} goes on for as long as it is told.
 */
final class SchemaFuzz {
  private static final String BYTES = "{}[]\",:#/$~%\\01-.eat \u0000é";

  private final Random random;
  private final List<Map<String, Object>> rows;

  SchemaFuzz(long seed, List<Map<String, Object>> rows) {
    this.random = new Random(seed);
    this.rows = rows;
  }

  public static void main(String[] args) throws Exception {
    SchemaFuzz fuzz = new SchemaFuzz(Long.parseLong(args[0]), SuiteTest.rows("suite.jsonl.gz"));
    long end = System.nanoTime() + Long.parseLong(args[1]) * 1_000_000_000L;
    int asked = 0;
    int answered = 0;
    while (System.nanoTime() < end) {
      asked++;
      answered += fuzz.next() ? 1 : 0;
    }
    System.out.println("schemas: " + asked + ", " + answered + " of them good");
  }

  /** Tries one schema; whether it could be used. */
  boolean next() {
    Map<String, Object> row = rows.get(random.nextInt(rows.size()));
    if (!row.containsKey("schema")) {
      return false;
    }
    StringBuilder text = new StringBuilder((String) row.get("schema"));
    for (int n = random.nextInt(4); n > 0 && text.length() > 0; n--) {
      int at = random.nextInt(text.length());
      char c = BYTES.charAt(random.nextInt(BYTES.length()));
      switch (random.nextInt(3)) {
        case 0 -> text.setCharAt(at, c);
        case 1 -> text.insert(at, c);
        default -> text.deleteCharAt(at);
      }
    }
    try {
      JsonSchema.compile(GoString.bytes(text.toString()), url -> true)
          .validate(Json.parse((String) row.get("instance")));
      return true;
    } catch (SchemaException e) {
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(text.toString(), e);
    }
  }
}
