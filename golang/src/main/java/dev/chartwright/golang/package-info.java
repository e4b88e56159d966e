/**
 * The Go libraries whose behaviour shows in Helm's bytes: fmt, strconv, unicode, time, regexp,
 * filepath, yaml, json, jsonpath, toml, semver, bcrypt.
 */
@NullMarked
package dev.chartwright.golang;

import org.jspecify.annotations.NullMarked;
