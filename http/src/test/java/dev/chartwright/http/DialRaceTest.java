package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hosts with several addresses. */
@Timeout(60)
class DialRaceTest {

  private static List<InetAddress> loopback(int... lasts) throws Exception {
    List<InetAddress> addresses = new ArrayList<>();
    for (int last : lasts) {
      addresses.add(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last}));
    }
    return addresses;
  }

  private static Wire race(int port, int... lasts) throws Exception {
    return new DialRace(loopback(lasts), port, new Pace(Timeouts.defaults())).run();
  }

  @Test
  void theFirstAddressThatAnswersIsTaken() throws Exception {
    try (FakeServer server = FakeServer.start(Peer::awaitClose)) {
      for (int[] addresses : List.of(new int[] {1, 2}, new int[] {2, 1}, new int[] {2, 3, 1})) {
        Wire wire = race(server.port(), addresses);
        assertThat(Wire.text(wire.remote())).isEqualTo("127.0.0.1:" + server.port());
        wire.close();
      }
    }
  }

  @Test
  void theConnectionCarriesDataLikeAnyOther() throws Exception {
    try (FakeServer server = FakeServer.start(peer -> peer.send("hello"))) {
      Wire wire = race(server.port(), 2, 1);
      byte[] buffer = new byte[5];
      assertThat(wire.read(buffer, 0, 5)).isEqualTo(5);
      assertThat(buffer).asString().isEqualTo("hello");
      wire.close();
    }
  }

  @Test
  void whenNoneAnswersTheFirstFailureIsTold() {
    assertThatThrownBy(() -> race(1, 3, 2, 1))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.fault()).isEqualTo(Fault.REFUSED))
        .hasMessage("dial tcp 127.0.0.3:1: connect: connection refused");
  }

  @Test
  void anInterruptedThreadDoesNotWait() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> race(1, 1, 2))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.fault()).isEqualTo(Fault.CANCELLED));
    assertThat(Thread.interrupted()).isTrue();
  }
}
