package dev.chartwright.golang.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SortTest {
  private record Element(int key, int place) {}

  /**
   * Each line: keys; where the elements were before Go sorted them, every second list backwards.
   */
  private static List<String> recorded() throws IOException {
    try (InputStream in = SortTest.class.getResourceAsStream("/go/sort.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  @Test
  void equalElementsComeInTheOrderOfGo() throws IOException {
    Comparator<Element> ascending = Comparator.comparingInt(Element::key);
    int number = 0;
    for (String line : recorded()) {
      int semicolon = line.indexOf(';');
      List<Element> elements = new ArrayList<>();
      for (String key : line.substring(0, semicolon).split(" ", -1)) {
        elements.add(new Element(Integer.parseInt(key), elements.size()));
      }
      Sort.sort(elements, number % 2 == 0 ? ascending : ascending.reversed());
      StringBuilder places = new StringBuilder();
      for (Element element : elements) {
        places.append(places.length() > 0 ? " " : "").append(element.place());
      }
      assertThat(places.toString()).as("list " + number).isEqualTo(line.substring(semicolon + 1));
      number++;
    }
    assertThat(number).isEqualTo(240);
  }

  @Test
  void listsOfNoneAndOfOneStayAsTheyAre() {
    List<String> none = new ArrayList<>();
    Sort.sort(none, Comparator.<String>naturalOrder());
    List<String> one = new ArrayList<>(List.of("a"));
    Sort.sort(one, Comparator.<String>naturalOrder());
    assertThat(none).isEmpty();
    assertThat(one).containsExactly("a");
  }
}
