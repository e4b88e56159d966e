package dev.chartwright.plugin.wasm;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.wasi.WasiExitException;
import com.dylibso.chicory.wasi.WasiOptions;
import com.dylibso.chicory.wasi.WasiPreview1;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.InvalidException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs a function of a WebAssembly module as Extism does, with WASI.
 *
 * <p>Each call makes an instance of its own and runs in a thread of its own with a large stack,
 * which is broken off when its time is over. Source: extism go-sdk 1.7.1 as Helm 4.3.1 uses it.
 *
 * <pre>{@code
 * WasmResult result = ExtismHost.run(call);
 * result.output(); // {"data":{}}
 * }</pre>
 */
public final class ExtismHost {
  private static final long STACK_BYTES = 64L << 20;
  private static final String NOT_CREATED = "failed to create existing plugin: ";
  private static final String TIME_OVER = "module closed with context deadline exceeded";
  private static final String INITIALIZE = "_initialize";

  private ExtismHost() {}

  /**
   * Calls the function.
   *
   * @throws WasmException if the module is none, the function fails, or a limit is passed
   */
  public static WasmResult run(WasmCall call) {
    ExtismFunctions functions = new ExtismFunctions(call);
    try (WasiPreview1 wasi = WasiPreview1.builder().withOptions(options(call)).build()) {
      Instance instance = instance(call, functions, wasi);
      long[] results = timed(instance, call);
      String error = functions.error();
      if (!error.isEmpty()) {
        throw new WasmException(error);
      }
      return new WasmResult(results.length == 0 ? 0 : (int) results[0], functions.output());
    }
  }

  private static Instance instance(WasmCall call, ExtismFunctions functions, WasiPreview1 wasi) {
    try {
      WasmModule module = Parser.parse(Files.readAllBytes(call.module()));
      int initial = initialPages(module);
      int most = call.limits().mostPages();
      if (initial > most) {
        throw new WasmException(
            NOT_CREATED + "memory of " + initial + " pages is over the limit of " + most);
      }
      ImportValues imports =
          ImportValues.builder()
              .addFunction(wasi.toHostFunctions())
              .addFunction(functions.all())
              .build();
      return Instance.builder(module)
          .withImportValues(imports)
          .withStart(false)
          .withMemoryLimits(new MemoryLimits(initial, most))
          .build();
    } catch (IOException | ChicoryException e) {
      throw new WasmException(NOT_CREATED + e.getMessage(), e);
    }
  }

  /** Calls in a thread that is broken off when its time is over. */
  private static long[] timed(Instance instance, WasmCall call) {
    AtomicReference<long @Nullable []> result = new AtomicReference<>();
    AtomicReference<@Nullable WasmException> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result.set(call(instance, call.function()));
              } catch (WasmException e) {
                failure.set(e);
              } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                failure.set(new WasmException(reason(e), e));
              }
            },
            "extism",
            STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    await(thread, call.limits().time());
    WasmException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    long[] made = result.get();
    if (made == null) {
      throw new WasmException(TIME_OVER);
    }
    return made;
  }

  private static void await(Thread thread, Duration time) {
    try {
      thread.join(time.toMillis());
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(1000);
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private static int initialPages(WasmModule module) {
    return module
        .memorySection()
        .filter(memories -> memories.memoryCount() > 0)
        .map(memories -> memories.getMemory(0).limits().initialPages())
        .orElse(0);
  }

  private static long[] call(Instance instance, String name) {
    if (!exports(instance, name)) {
      throw new WasmException("unknown function: " + name);
    }
    if (exports(instance, INITIALIZE)) {
      instance.export(INITIALIZE).apply();
    } else if (exports(instance, "__wasm_call_ctors")) {
      instance.export("__wasm_call_ctors").apply();
    }
    try {
      long[] results = instance.export(name).apply();
      return results == null ? new long[0] : results;
    } catch (WasiExitException e) {
      if (e.exitCode() != 0) {
        throw e;
      }
      return new long[0];
    }
  }

  private static boolean exports(Instance instance, String name) {
    var exports = instance.module().exportSection();
    for (int i = 0; i < exports.exportCount(); i++) {
      if (exports.getExport(i).name().equals(name)
          && exports.getExport(i).exportType() == ExternalType.FUNCTION) {
        return true;
      }
    }
    return false;
  }

  private static WasiOptions options(WasmCall call) {
    WasiOptions.Builder options =
        WasiOptions.builder().withStdin(call.in()).withStdout(call.out()).withStderr(call.err());
    for (Map.Entry<String, String> variable : call.environment().entrySet()) {
      options.withEnvironment(variable.getKey(), variable.getValue());
    }
    if (call.temporary() != null) {
      options.withDirectory("/tmp", call.temporary());
    }
    return options.build();
  }

  private static String reason(Throwable failure) {
    if (failure instanceof ChicoryInterruptedException) {
      return TIME_OVER;
    }
    if (failure instanceof WasiExitException exit) {
      return "module closed with exit_code(" + exit.exitCode() + ")";
    }
    if (failure instanceof StackOverflowError) {
      return "wasm error: stack overflow";
    }
    if (failure instanceof OutOfMemoryError) {
      return "wasm error: out of memory";
    }
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof TrapException && message.contains("unreachable")) {
      return "wasm error: unreachable";
    }
    return failure instanceof ChicoryException && !(failure instanceof InvalidException)
        ? "wasm error: " + message
        : message;
  }
}
