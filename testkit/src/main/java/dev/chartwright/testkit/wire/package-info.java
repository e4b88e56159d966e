/** HTTP/1.1 by hand, as far as all fakes speak it alike. */
@NullMarked
package dev.chartwright.testkit.wire;

import org.jspecify.annotations.NullMarked;
