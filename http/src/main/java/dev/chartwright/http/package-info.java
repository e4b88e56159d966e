/** HTTP/1.1 client: TLS, proxies, timeouts, retry, streaming, redaction. */
@NullMarked
package dev.chartwright.http;

import org.jspecify.annotations.NullMarked;
