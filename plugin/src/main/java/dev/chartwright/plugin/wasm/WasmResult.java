package dev.chartwright.plugin.wasm;

/**
 * What a function of a module gave.
 *
 * @param exitCode what it returned; 0 if it returns nothing
 * @param output its output, as a Go string
 */
public record WasmResult(int exitCode, String output) {}
