package dev.chartwright.release.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.release.ReleaseException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PgTargetTest {
  private static PgTarget target(String text) {
    return PgTarget.of(text, Map.of(), "me");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '"',
      value = {
        "\"\" | jdbc:postgresql://localhost:5432/me | me | \"\" | require | -",
        "postgres://u:p%40x@db:6000/one?sslmode=disable | jdbc:postgresql://db:6000/one | u | p@x | disable | -",
        "postgresql://db/one%20two | jdbc:postgresql://db:5432/one+two | me | \"\" | require | -",
        "postgres://u@[::1]:6000/x | jdbc:postgresql://[::1]:6000/x | u | \"\" | require | -",
        "host=db port = 6000 user='u v' password=a\\ b\\' dbname='it\\'s' sslmode=prefer | jdbc:postgresql://db:6000/it%27s | u v | a b' | prefer | -",
        "host=a,b port=1,2 user=u dbname=d | jdbc:postgresql://a:1,b:2/d | u | \"\" | require | -",
        "user=u search_path='my schema' tz=UTC options='-c geqo=off' sslmode=verify-full | jdbc:postgresql://localhost:5432/u | u | \"\" | verify-full | -c geqo=off -c search_path=my\\ schema -c TimeZone=UTC",
        "hostaddr=10.0.0.1 host=db dbname='' user=u | jdbc:postgresql://10.0.0.1:5432/ | u | \"\" | require | -",
      })
  void saysWhatAConnectionStringOfLibPqMeans(
      String text, String url, String user, String password, String sslMode, String options) {
    PgTarget target = target(text);
    assertThat(target.url()).isEqualTo(url);
    assertThat(target.user()).isEqualTo(user);
    assertThat(target.password()).isEqualTo(password);
    assertThat(target.properties().getProperty("sslmode")).isEqualTo(sslMode);
    assertThat(target.properties().getProperty("options")).isEqualTo(options);
  }

  @Test
  void takesLibpqsVariablesWhereTheStringSaysNothing() {
    Map<String, String> environment =
        Map.of("PGHOST", "db", "PGPORT", "6000", "PGPASSWORD", "p", "PGSSLMODE", "disable");
    PgTarget target = PgTarget.of("port=7000 user=u", environment, "me");
    assertThat(target.url()).isEqualTo("jdbc:postgresql://db:7000/u");
    assertThat(target.password()).isEqualTo("p");
    assertThat(target.properties().getProperty("sslmode")).isEqualTo("disable");
  }

  @Test
  void checksCertificatesAgainstTheSystemsUnlessAFileIsNamed() {
    assertThat(target("sslmode=verify-full").properties().getProperty("sslfactory"))
        .isEqualTo("org.postgresql.ssl.DefaultJavaSSLFactory");
    PgTarget own = target("sslmode=verify-ca sslrootcert=/ca.pem");
    assertThat(own.properties().getProperty("sslfactory")).isNull();
    assertThat(own.properties().getProperty("sslrootcert")).isEqualTo("/ca.pem");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "host=127.0.0.1 port | missing \"=\" after \"port\" in connection info string",
        "mysql://x | missing \"=\" after \"mysql://x\" in connection info string",
        "password='sec | unterminated quoted string literal in connection string",
        "password=x\\ | missing character after backslash",
        "sslmode=bogus | pq: wrong value for \"sslmode\": \"bogus\" is not supported; supported values are disable, allow, prefer, require, verify-full, or verify-ca",
        "port=x | pq: wrong value for \"port\": strconv.ParseUint: parsing \"x\": invalid syntax",
        "connect_timeout=x | pq: wrong value for \"connect_timeout\": strconv.ParseInt: parsing \"x\": invalid syntax",
        "postgres://u:secret@h:bad/one | parse \"postgres://u:xxxxx@h:bad/one\": invalid port \":bad\" after host",
        "host=/run/postgresql | the connection string of the SQL driver asks for something that is not supported here: host \"/run/postgresql\" is a Unix-domain socket",
        "service=x | the connection string of the SQL driver asks for something that is not supported here: service",
      })
  void refusesInLibPqsWordsAndShowsNoPassword(String text, String message) {
    assertThatThrownBy(() -> target(text)).isInstanceOf(ReleaseException.class).hasMessage(message);
  }

  @Test
  void doesNotShowItsPassword() {
    assertThat(target("postgres://u:secret@h/one")).hasToString("jdbc:postgresql://h:5432/one");
  }
}
