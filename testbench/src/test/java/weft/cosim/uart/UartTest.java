package weft.cosim.uart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.cosim.tool.ToolRun;
import weft.cosim.verilator.ToolNeeds;
import weft.cosim.verilator.VerilatorSimulation;
import weft.hdl.Component;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.bench.Bench;

/**
 * The UART of {@code examples/uart}: its benches on both engines, its Verilog through all tools.
 */
class UartTest {
  private static final long SEED = Long.getLong("weft.seed", 1);
  private static final String UART =
      "16 bytes sent, 24 received, a frame and 4 bytes lost as they should be, 64 looped";
  private static final String ECHO = "50 bytes came back";

  @TempDir static Path classes;
  private static URLClassLoader examples;

  @TempDir Path rtl;

  @BeforeAll
  static void compile() throws IOException {
    Path folder = Path.of("../examples/uart");
    List<String> arguments = new ArrayList<>(List.of("-g", "-d", classes.toString()));
    try (Stream<Path> sources = Files.list(folder)) {
      sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    assertEquals(0, status);
    examples = new URLClassLoader(new URL[] {classes.toUri().toURL()});
  }

  @AfterAll
  static void close() throws IOException {
    examples.close();
  }

  /** Runs the main program of an example, which writes its Verilog; what it prints. */
  private String main(String name) throws Exception {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      Method main = examples.loadClass(name).getMethod("main", String[].class);
      main.invoke(null, (Object) new String[] {rtl.toString()});
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static Component component(String name, Object... arguments) {
    try {
      Constructor<?> constructor = examples.loadClass(name).getConstructors()[0];
      return (Component) constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String bench(String method, Object... arguments) throws Exception {
    for (Method each : examples.loadClass("UartBench").getMethods()) {
      if (each.getName().equals(method)) {
        return (String) each.invoke(null, arguments);
      }
    }
    throw new IllegalStateException("no bench " + method);
  }

  private String run(String tool, String debianPackage, String... arguments) throws Exception {
    ToolNeeds.program(tool, debianPackage);
    List<String> command = new ArrayList<>(List.of(tool));
    command.addAll(List.of(arguments));
    ToolRun.Result result = ToolRun.run(command, rtl, rtl.resolve(tool + ".log"), seconds -> {});
    assertTrue(result.ok(), result.output());
    return result.output();
  }

  @Test
  void theBenchOfTheUartRunsOnWeftsOwnEngine() throws Exception {
    assertEquals(UART + "\nVerilog and uart.h are in " + rtl + "\n", main("Uart"));
  }

  @Test
  void theBenchOfTheEchoRunsOnWeftsOwnEngine() throws Exception {
    assertEquals(ECHO + "\nVerilog is in " + rtl + "\n", main("UartTop"));
  }

  @Test
  void theBenchOfTheUartRunsInVerilator() throws Exception {
    ToolNeeds.verilator();
    Elaborated<Component> uart = Elaborator.elaborate(() -> component("Uart"));
    try (Bench<Component> bench = new Bench<>(uart, VerilatorSimulation.start(uart.design()))) {
      assertEquals(UART, bench("run", bench, SEED));
    }
  }

  @Test
  void theBenchOfTheEchoRunsInVerilator() throws Exception {
    ToolNeeds.verilator();
    Elaborated<Component> echo = Elaborator.elaborate(() -> component("UartTop", 2));
    try (Bench<Component> bench = new Bench<>(echo, VerilatorSimulation.start(echo.design()))) {
      assertEquals(ECHO, bench("echo", bench, 2, SEED));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Uart", "UartTop"})
  void toolsReadTheVerilogWithoutAWord(String top) throws Exception {
    main(top);
    String files = top + ".f";
    assertEquals("", run("verilator", "verilator", "--lint-only", "-Wall", "-f", files));
    assertEquals(
        "",
        run("iverilog", "iverilog", "-g2005", "-Wall", "-s", top, "-o", "out.vvp", "-f", files));
    String script = "read_verilog *.v; hierarchy -check -top " + top + "; proc; check -assert";
    assertEquals("", run("yosys", "yosys", "-q", "-p", script));
  }

  /** With the pins of the bus as well, which takes longer, only in the full tier. */
  static Stream<Arguments> chips() {
    Stream<Arguments> all = Stream.of(Arguments.of("UartTop", 1, 12), Arguments.of("Uart", 2, 103));
    return System.getProperty("weft.tier", "sample").equals("full") ? all : all.limit(1);
  }

  /** Placed and routed for 48 MHz, its queues in block RAM. */
  @ParameterizedTest
  @MethodSource("chips")
  void itFitsAnIce40(String top, int rams, int pins) throws Exception {
    ToolNeeds.program("nextpnr-ice40", "nextpnr-ice40");
    ToolNeeds.program("icepack", "fpga-icestorm");
    main(top);
    String script = "read_verilog *.v; synth_ice40 -top " + top + " -json top.json";
    run("yosys", "yosys", "-q", "-p", script);
    String[] route = {
      "--hx8k",
      "--package",
      "ct256",
      "--freq",
      "48",
      "--seed",
      "1",
      "--pcf-allow-unconstrained",
      "--json",
      "top.json",
      "--asc",
      "top.asc"
    };
    String report = run("nextpnr-ice40", "nextpnr-ice40", route);
    assertEquals(rams, used(report, "ICESTORM_RAM"));
    assertEquals(pins, used(report, "SB_IO"));
    run("icepack", "fpga-icestorm", "top.asc", "top.bin");
    assertTrue(Files.size(rtl.resolve("top.bin")) > 100_000);
  }

  private static int used(String report, String cell) {
    Matcher line = Pattern.compile(cell + ": *(\\d+)/").matcher(report);
    assertTrue(line.find(), report);
    return Integer.parseInt(line.group(1));
  }
}
