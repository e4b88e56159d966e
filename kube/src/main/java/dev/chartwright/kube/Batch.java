package dev.chartwright.kube;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does something to many resources: many neighbours of one kind at the same time, the next kind
 * when all of them are done. Failures do not keep the following ones from being tried.
 *
 * <p>Of neighbours the last has the first turn, then the others have theirs in order: so Go's
 * scheduler mostly starts goroutines that were made one after the other, which shows in the order
 * of requests and of failures.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/kube/client.go} (perform, batchPerform).
 */
final class Batch {
  /** How many calls are under way at once; more would only wait for the client's rate limit. */
  private static final int THREADS = 8;

  /** So many are done one after the other: connections for more at once would take longer. */
  private static final int FEW = 4;

  private Batch() {}

  /**
   * What came of a resource.
   *
   * @param seen the resource as it is now; as it was if the call failed
   * @param failure why not; null if it was done
   */
  record Outcome(Resource seen, @Nullable KubeException failure) {}

  /** What came of each resource, in the order of their turns. */
  static List<Outcome> perform(List<Resource> resources, Function<Resource, Resource> call) {
    List<Outcome> outcomes = new ArrayList<>(resources.size());
    for (List<Resource> neighbours : turns(resources)) {
      if (neighbours.size() <= FEW) {
        outcomes.addAll(inTurn(neighbours, call));
      } else {
        outcomes.addAll(together(neighbours, call));
      }
    }
    return outcomes;
  }

  /** The same, one resource after the other. */
  static List<Outcome> performInTurn(List<Resource> resources, Function<Resource, Resource> call) {
    List<Outcome> outcomes = new ArrayList<>(resources.size());
    for (List<Resource> neighbours : turns(resources)) {
      outcomes.addAll(inTurn(neighbours, call));
    }
    return outcomes;
  }

  private static List<Outcome> inTurn(List<Resource> resources, Function<Resource, Resource> call) {
    List<Outcome> outcomes = new ArrayList<>(resources.size());
    for (Resource resource : resources) {
      outcomes.add(one(resource, call));
    }
    return outcomes;
  }

  /** Neighbours of one kind, as they have their turns. */
  private static List<List<Resource>> turns(List<Resource> resources) {
    List<List<Resource>> turns = new ArrayList<>();
    int from = 0;
    while (from < resources.size()) {
      String kind = resources.get(from).object().textAt("kind");
      int to = from + 1;
      while (to < resources.size() && resources.get(to).object().textAt("kind").equals(kind)) {
        to++;
      }
      List<Resource> neighbours = new ArrayList<>(resources.subList(from, to));
      Collections.rotate(neighbours, 1);
      turns.add(neighbours);
      from = to;
    }
    return turns;
  }

  /** Throws all failures in one text, each on a line of its own, as Go joins errors. */
  static void failIfAny(List<Outcome> outcomes, Changes changes) {
    List<String> messages = new ArrayList<>();
    KubeException first = null;
    for (Outcome outcome : outcomes) {
      KubeException failure = outcome.failure();
      if (failure != null) {
        messages.add(String.valueOf(failure.getMessage()));
        first = first == null ? failure : first;
      }
    }
    if (first != null) {
      throw ChangesException.of(String.join("\n", messages), changes, first);
    }
  }

  private static List<Outcome> together(
      List<Resource> resources, Function<Resource, Resource> call) {
    Outcome[] outcomes = new Outcome[resources.size()];
    outcomes[0] = one(resources.get(0), call);
    AtomicInteger next = new AtomicInteger(1);
    Runnable work =
        () -> {
          for (int i = next.getAndIncrement(); i < outcomes.length; i = next.getAndIncrement()) {
            outcomes[i] = one(resources.get(i), call);
          }
        };
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i < Math.min(THREADS, outcomes.length - 1); i++) {
      Thread thread = new Thread(work, "kube-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    work.run();
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (true) {
        try {
          thread.join();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
          threads.forEach(Thread::interrupt);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return List.of(outcomes);
  }

  private static Outcome one(Resource resource, Function<Resource, Resource> call) {
    try {
      return new Outcome(call.apply(resource), null);
    } catch (KubeException e) {
      return new Outcome(resource, e);
    } catch (RuntimeException e) {
      return new Outcome(resource, KubeException.of(String.valueOf(e), e));
    }
  }
}
