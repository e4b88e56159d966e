/** TOML as the library BurntSushi/toml reads and writes it. */
@NullMarked
package dev.chartwright.golang.toml;

import org.jspecify.annotations.NullMarked;
