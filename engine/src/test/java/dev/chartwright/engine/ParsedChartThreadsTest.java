package dev.chartwright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.chart.Chart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParsedChartThreadsTest {
  private static final int THREADS = 32;

  @Test
  void threadsWithDifferentValuesDoNotSeeEachOther() throws Exception {
    Chart sub =
        Charts.chart(
            "sub",
            "templates/s.yaml",
            "{{ .Values.n }}{{ $_ := set .Values.global \"g\" .Values.n }}");
    Chart chart =
        Charts.chart(
            "demo",
            List.of(sub),
            "templates/_h.tpl",
            "{{ define \"h\" }}{{ .Values.n }}-{{ .Chart.Name }}{{ end }}",
            "templates/a.yaml",
            "{{ include \"h\" . | nindent 2 }}\n{{ tpl .Values.text . }}\n{{ toYaml .Values }}",
            "templates/b.yaml",
            "{{ $_ := set .Values \"n\" (add .Values.n 1000) }}{{ .Template.Name }}");
    ParsedChart parsed = Charts.engine().parse(chart);
    List<Map<String, String>> alone = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      alone.add(Charts.engine().parse(chart).render(values(i), RenderOptions.normal()));
    }
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    CountDownLatch ready = new CountDownLatch(THREADS);
    try {
      List<Future<List<Map<String, String>>>> together = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        together.add(
            pool.submit(() -> {
              ready.countDown();
              ready.await();
              List<Map<String, String>> results = new ArrayList<>();
              for (int k = 0; k < 50; k++) {
                results.add(parsed.render(values(number), RenderOptions.normal()));
              }
              return results;
            }));
      }
      for (int i = 0; i < THREADS; i++) {
        assertThat(together.get(i).get()).containsOnly(alone.get(i));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static RenderValues values(int number) {
    Map<String, @Nullable Object> global = new LinkedHashMap<>();
    Map<String, @Nullable Object> sub = new LinkedHashMap<>();
    sub.put("n", (double) number);
    sub.put("global", global);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("n", (double) number);
    values.put("text", "{{ define \"x\" }}{{ .Values.n }}{{ end }}{{ include \"x\" . }}/" + number);
    values.put("sub", sub);
    values.put("global", global);
    return Charts.values(values);
  }
}
