package dev.chartwright.release.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.StatusException;
import dev.chartwright.release.FakeApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReleaseLeaseTest {
  private static final String PATH =
      "/apis/coordination.k8s.io/v1/namespaces/shop/leases/chartwright.web";
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.5Z");

  private final FakeApi api = new FakeApi();

  private ReleaseLease lease(String holder, Instant now) {
    return ReleaseLease.of(
        () -> api, "shop", "web", holder, Duration.ofSeconds(60), Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void aFreeLeaseIsTaken() {
    ReleaseLease lease = lease("a", NOON);
    assertThat(lease.look()).isEmpty();
    lease.acquire();
    assertThat(lease.isHeld()).isTrue();
    assertThat(lease.look()).contains(new LeaseState("a", NOON, NOON, Duration.ofSeconds(60)));
    assertThat(api.lastBody("POST"))
        .contains("\"renewTime\":\"2026-01-02T12:00:00.500000Z\"")
        .contains("\"leaseDurationSeconds\":60");
  }

  @Test
  void aLiveHolderIsNeverOverridden() {
    lease("a", NOON).acquire();
    for (int seconds : List.of(0, 59, 69)) {
      ReleaseLease second = lease("b", NOON.plusSeconds(seconds));
      assertThatThrownBy(second::acquire)
          .isInstanceOf(LeaseException.class)
          .hasMessage(
              "release web in namespace shop is being changed by a since"
                  + " 2026-01-02T12:00:00.500Z, last heard of at 2026-01-02T12:00:00.500Z; wait for it, or for its lease to end 60s after that");
      assertThat(second.isHeld()).isFalse();
    }
  }

  @Test
  void aLeaseThatRanOutIsTakenAndItsHolderNotices() {
    ReleaseLease first = lease("a", NOON);
    first.acquire();
    ReleaseLease second = lease("b", NOON.plusSeconds(70));
    second.acquire();
    assertThat(Objects.requireNonNull(api.object(PATH)).at("spec", "leaseTransitions"))
        .hasToString("1.0");
    assertThatThrownBy(first::renew)
        .isInstanceOf(LeaseException.class)
        .hasMessage("the lease of release web in namespace shop was lost to b");
    assertThat(first.isHeld()).isFalse();
    first.release();
    assertThat(api.object(PATH)).isNotNull();
  }

  @Test
  void renewingKeepsTheBeginning() {
    ReleaseLease lease = lease("a", NOON);
    lease.acquire();
    ReleaseLease later = lease("a", NOON.plusSeconds(30));
    later.acquire();
    later.renew();
    assertThat(later.look().map(LeaseState::renewed)).contains(NOON.plusSeconds(30));
    assertThat(later.look().map(LeaseState::acquired)).contains(NOON.plusSeconds(30));
    lease.renew();
    assertThat(lease.look().map(LeaseState::renewed)).contains(NOON);
  }

  @Test
  void ofTwoWhoTakeAnOldLeaseAtOnceOneGetsIt() {
    lease("a", NOON).acquire();
    Instant later = NOON.plusSeconds(100);
    ReleaseLease quick = lease("quick", later);
    ReleaseLease slow = lease("slow", later);
    api.before(request -> {
      if (request.method().equals("PUT")) {
        api.before(next -> {});
        quick.acquire();
      }
    });
    assertThatThrownBy(slow::acquire)
        .isInstanceOf(LeaseException.class)
        .hasMessageContaining("is being changed by quick");
    assertThat(quick.isHeld()).isTrue();
  }

  @Test
  void ofTwoWhoMakeALeaseAtOnceOneGetsIt() {
    ReleaseLease quick = lease("quick", NOON);
    ReleaseLease slow = lease("slow", NOON);
    api.before(request -> {
      if (request.method().equals("POST")) {
        api.before(next -> {});
        quick.acquire();
      }
    });
    assertThatThrownBy(slow::acquire).isInstanceOf(LeaseException.class);
  }

  @Test
  void givingBackLeavesNothingBehind() {
    ReleaseLease lease = lease("a", NOON);
    lease.acquire();
    lease.release();
    assertThat(api.paths()).isEmpty();
    assertThat(lease.isHeld()).isFalse();
    lease.release();
  }

  @Test
  void whatOthersWroteIntoTheLeaseDoesNotMatterAsLongAsTheHolderStays() {
    ReleaseLease lease = lease("a", NOON);
    lease.acquire();
    api.put(PATH, Objects.requireNonNull(api.object(PATH)).copy());
    lease.renew();
    api.put(PATH, Objects.requireNonNull(api.object(PATH)).copy());
    lease.release();
    assertThat(api.paths()).isEmpty();
  }

  @Test
  void aRefusalIsToldAsItIs() {
    api.before(request -> {
      throw StatusException.of(403, "Forbidden", "leases is forbidden");
    });
    assertThatThrownBy(lease("a", NOON)::acquire)
        .isInstanceOf(StatusException.class)
        .hasMessage("leases is forbidden");
  }

  @Test
  void aHeartbeatRenewsThroughFailuresUntilTheLeaseIsLost() throws Exception {
    ReleaseLease lease = lease("a", NOON);
    lease.acquire();
    BlockingQueue<RuntimeException> told = new LinkedBlockingQueue<>();
    api.before(request -> {
      api.before(next -> {});
      throw KubeException.of("connection refused");
    });
    try (LeaseHeartbeat beat = LeaseHeartbeat.start(lease, told::add, 1, Long.MAX_VALUE / 4)) {
      assertThat(beat).isNotNull();
      assertThat(told.take()).isExactlyInstanceOf(KubeException.class);
      Map<String, @Nullable Object> taken = Objects.requireNonNull(api.object(PATH)).copy();
      taken.put("spec", Map.of("holderIdentity", "b"));
      api.put(PATH, taken);
      assertThat(told.take()).isInstanceOf(LeaseException.class);
    }
    assertThat(told).isEmpty();
  }

  @Test
  void aHolderWhoCannotBeHeardOfForTooLongHasLostTheLease() throws Exception {
    ReleaseLease lease = lease("a", NOON);
    lease.acquire();
    BlockingQueue<RuntimeException> told = new LinkedBlockingQueue<>();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    api.before(request -> {
      asked.countDown();
      try {
        answered.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    try (LeaseHeartbeat beat = LeaseHeartbeat.start(lease, told::add, 1, 200_000_000)) {
      asked.await();
      // The server does not answer, and the end does not wait for it.
      assertThat(told.take())
          .isInstanceOf(LeaseException.class)
          .hasMessage(
              "the lease of release web in namespace shop ran out: it could not be renewed for"
                  + " 60s");
      assertThat(beat.expired()).isTrue();
    } finally {
      answered.countDown();
    }
    assertThat(told).isEmpty();
  }

  @Test
  void aLeaseThatWasTakenUnheardIsHeld() {
    ReleaseLease lease = lease("a", NOON);
    api.before(request -> {
      if (request.method().equals("POST")) {
        api.before(next -> {});
        api.send(request);
        throw KubeException.of("connection reset by peer");
      }
    });
    lease.acquire();
    assertThat(lease.isHeld()).isTrue();
    assertThat(lease.look().map(LeaseState::holder)).contains("a");
  }
}
