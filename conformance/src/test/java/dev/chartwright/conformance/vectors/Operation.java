package dev.chartwright.conformance.vectors;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a question of one kind is put to our own code. */
interface Operation {
  /**
   * The members of the answer.
   *
   * @throws RuntimeException whose message is the answer's {@code error}
   */
  Map<String, @Nullable Object> answer(Row question) throws Exception;
}
