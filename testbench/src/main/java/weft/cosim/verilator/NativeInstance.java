package weft.cosim.verilator;

import java.util.Optional;
import weft.cosim.engine.SimulationException;
import weft.cosim.engine.SimulationException.Kind;
import weft.cosim.verilator.VerilatorLibrary.Function;

/**
 * The handle of an instance: every call into its library goes through here. After a failure the
 * instance is never called again, but its page and buffers stay readable; after close nothing is.
 */
final class NativeInstance {
  private final VerilatorLibrary library;
  private final NativeRequest request = new NativeRequest();
  private final ModelPage page;
  private long handle;
  private String failed = "";

  NativeInstance(VerilatorLibrary library, int seed, int resetPort) {
    this.library = library;
    handle = request.call(library.address(Function.CREATE), 0, 0, 0);
    page = new ModelPage(request.call(library.address(Function.PAGE), handle, 0, 0));
    call2(Function.OPEN, seed, resetPort);
  }

  /** Readable also after a failure, by the thread that runs the simulation. */
  ModelPage page() {
    requireOpen();
    return page;
  }

  /** Calls with arguments in the scratch words. */
  synchronized long call(Function function, long index, long... arguments) {
    requireUsable();
    page.arguments(arguments);
    return call2(function, index, 0);
  }

  synchronized long call2(Function function, long a, long b) {
    requireUsable();
    long result = request.call(library.address(function), handle, a, b);
    if (result < 0) {
      throw failure((int) result);
    }
    return result;
  }

  /** Calls a function that only reads what the instance has stored; also after a failure. */
  synchronized long read(Function function, long a) {
    requireOpen();
    return request.call(library.address(function), handle, a, 0);
  }

  /** Frees the instance; one that failed is left as it is, because its state is unknown. */
  synchronized void close() {
    if (handle != 0 && failed.isEmpty()) {
      request.call(library.address(Function.CLOSE), handle, 0, 0);
    }
    handle = 0;
  }

  private void requireOpen() {
    if (handle == 0) {
      throw new SimulationException(Kind.UNUSABLE, "the instance is closed", "", 0, -1);
    }
  }

  private void requireUsable() {
    requireOpen();
    if (!failed.isEmpty()) {
      String text = "the instance ended earlier: " + failed;
      throw new SimulationException(Kind.UNUSABLE, text, "", 0, page.cycle());
    }
  }

  private SimulationException failure(int status) {
    Kind kind = kindOf(status);
    boolean signal = kind == Kind.SIGNAL;
    Optional<SpokenText.Stop> said =
        kind == Kind.STOP ? SpokenText.stop(page.log()) : Optional.empty();
    if (said.isPresent()) {
      failed = said.get().text();
      return new SimulationException(
          kind, failed, said.get().file(), said.get().line(), page.cycle());
    }
    failed = signal ? signalText(-64 - status) : page.message();
    return new SimulationException(
        kind, failed, signal ? "" : page.file(), signal ? 0 : page.line(), page.cycle());
  }

  private static Kind kindOf(int status) {
    return switch (status) {
      case -1 -> Kind.FINISH;
      case -2 -> Kind.STOP;
      case -3 -> Kind.FATAL;
      case -4 -> Kind.EXIT;
      case -5 -> Kind.ABORT;
      case -6 -> Kind.PROTOCOL;
      case -7 -> Kind.EXCEPTION;
      default -> Kind.SIGNAL;
    };
  }

  private static String signalText(int signal) {
    return switch (signal) {
      case 4 -> "illegal instruction in the simulation";
      case 6 -> "the simulation aborted";
      case 7 -> "bus error in the simulation";
      case 8 -> "arithmetic error in the simulation";
      case 11 -> "segmentation fault in the simulation";
      default -> "signal " + signal + " in the simulation";
    };
  }
}
