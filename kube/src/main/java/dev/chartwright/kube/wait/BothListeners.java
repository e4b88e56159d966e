package dev.chartwright.kube.wait;

import dev.chartwright.kube.Resource;
import java.time.Duration;
import java.util.List;

/** Two listeners that hear the same. */
record BothListeners(WaitListener first, WaitListener second) implements WaitListener {
  @Override
  public void began(Goal goal, List<Resource> resources, Duration timeout) {
    first.began(goal, resources, timeout);
    second.began(goal, resources, timeout);
  }

  @Override
  public void changed(WaitEvent event) {
    first.changed(event);
    second.changed(event);
  }

  @Override
  public void passed(Duration elapsed) {
    first.passed(elapsed);
    second.passed(elapsed);
  }

  @Override
  public void ended(WaitReport report) {
    first.ended(report);
    second.ended(report);
  }

  @Override
  public void cancelled() {
    first.cancelled();
    second.cancelled();
  }
}
