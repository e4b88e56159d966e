package dev.chartwright.plugin.wasm;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import dev.chartwright.golang.GoString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions that Extism's host has for its modules; extism go-sdk 1.7.1, host.go.
 *
 * <p>Letters stand for types: {@code l} for i64, {@code i} for i32; the result comes behind a
 * hyphen.
 */
final class ExtismFunctions {
  private static final String MODULE = "extism:host/env";

  /** What Go counts for the headers of a name and a value among the variables. */
  private static final long VARIABLE_BYTES = 40;

  /** The level at which nothing is logged, which is Helm's. */
  private static final int LOG_OFF = Integer.MAX_VALUE;

  private final WasmCall call;
  private final ExchangeMemory memory;
  private final HttpCalls http;
  private final Map<String, byte[]> variables = new HashMap<>();
  private final List<HostFunction> functions = new ArrayList<>();
  private final long input;
  private long output;
  private long outputLength;
  private long error;

  ExtismFunctions(WasmCall call) {
    this.call = call;
    this.memory = new ExchangeMemory(call.limits().mostPages());
    this.http = new HttpCalls(call);
    this.input = memory.put(GoString.bytes(call.input()));
    addMemory();
    addExchange();
    addServices();
  }

  HostFunction[] all() {
    return functions.toArray(new HostFunction[0]);
  }

  /** What the module gave as its output. */
  String output() {
    return GoString.of(memory.read(output, outputLength));
  }

  /** What the module gave as its error; empty if it gave none. */
  String error() {
    return error == 0 ? "" : GoString.of(memory.block(error));
  }

  private void add(String name, String types, WasmFunctionHandle body) {
    int hyphen = types.indexOf('-');
    functions.add(
        new HostFunction(
            MODULE,
            name,
            FunctionType.of(types(types.substring(0, hyphen)), types(types.substring(hyphen + 1))),
            body));
  }

  private static List<ValType> types(String letters) {
    List<ValType> types = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      types.add(letters.charAt(i) == 'l' ? ValType.I64 : ValType.I32);
    }
    return types;
  }

  private static long[] some(long value) {
    return new long[] {value};
  }

  private static long[] none() {
    return new long[0];
  }

  private void addMemory() {
    add("alloc", "l-l", (i, a) -> some(memory.allocate(a[0])));
    add("length", "l-l", (i, a) -> some(memory.length(a[0])));
    add("length_unsafe", "l-l", (i, a) -> some(memory.length(a[0])));
    add("load_u8", "l-i", (i, a) -> some(memory.get(a[0])));
    add("load_u64", "l-l", (i, a) -> some(memory.getLong(a[0])));
    add(
        "free",
        "l-",
        (i, a) -> {
          memory.free(a[0]);
          return none();
        });
    add(
        "store_u8",
        "li-",
        (i, a) -> {
          memory.set(a[0], (int) a[1]);
          return none();
        });
    add(
        "store_u64",
        "ll-",
        (i, a) -> {
          memory.setLong(a[0], a[1]);
          return none();
        });
  }

  private void addExchange() {
    long length = memory.length(input);
    add("input_length", "-l", (i, a) -> some(length));
    add("input_offset", "-l", (i, a) -> some(input));
    add("input_load_u8", "l-i", (i, a) -> some(a[0] >= length ? 0 : memory.get(input + a[0])));
    add("input_load_u64", "l-l", (i, a) -> some(memory.getLong(input + a[0])));
    add("output_length", "-l", (i, a) -> some(outputLength));
    add("output_offset", "-l", (i, a) -> some(output));
    add("error_get", "-l", (i, a) -> some(error));
    add(
        "output_set",
        "ll-",
        (i, a) -> {
          output = a[0];
          outputLength = a[1];
          return none();
        });
    add(
        "error_set",
        "l-",
        (i, a) -> {
          error = a[0];
          return none();
        });
  }

  private void addServices() {
    add("config_get", "l-l", (i, a) -> some(config(a[0])));
    add("var_get", "l-l", (i, a) -> some(variable(a[0])));
    add(
        "var_set",
        "ll-",
        (i, a) -> {
          setVariable(a[0], a[1]);
          return none();
        });
    add("http_request", "ll-l", (i, a) -> some(request(a[0], a[1])));
    add("http_status_code", "-i", (i, a) -> some(http.status()));
    add("http_headers", "-l", (i, a) -> some(memory.put(http.headers())));
    add("get_log_level", "-i", (i, a) -> some(LOG_OFF));
    for (String level : List.of("trace", "debug", "info", "warn", "error")) {
      add(
          "log_" + level,
          "l-",
          (i, a) -> {
            memory.free(a[0]);
            return none();
          });
    }
  }

  private long config(long name) {
    String value = call.config().get(GoString.of(memory.block(name)));
    return value == null ? 0 : memory.put(GoString.bytes(value));
  }

  private long variable(long name) {
    byte[] value = variables.get(take(name));
    return value == null ? 0 : memory.put(value);
  }

  private void setVariable(long nameAt, long valueAt) {
    long most = call.limits().variableBytes();
    if (most == 0) {
      throw new WasmException("Vars are disabled by this host");
    }
    String name = take(nameAt);
    if (valueAt == 0) {
      variables.remove(name);
      return;
    }
    byte[] value = memory.block(valueAt);
    memory.free(valueAt);
    long size = VARIABLE_BYTES + GoString.length(name) + value.length;
    for (Map.Entry<String, byte[]> variable : variables.entrySet()) {
      size += VARIABLE_BYTES + GoString.length(variable.getKey()) + variable.getValue().length;
    }
    if (size >= most) {
      throw new WasmException("Variable store is full");
    }
    variables.put(name, value);
  }

  private long request(long description, long body) {
    byte[] wanted = memory.block(description);
    memory.free(description);
    byte[] sent = memory.block(body);
    memory.free(body);
    return memory.put(http.send(wanted, sent));
  }

  private String take(long offset) {
    String text = GoString.of(memory.block(offset));
    memory.free(offset);
    return text;
  }
}
