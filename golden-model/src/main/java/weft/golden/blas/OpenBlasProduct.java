package weft.golden.blas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.bytedeco.openblas.global.openblas;

/**
 * OpenBLAS in one thread, about ten times as fast as EJML. It picks its loops by the processor, so
 * the last bits of a result are those of one kind of processor, unless the environment variable
 * {@value #KERNELS} says whose loops to take: {@link #identity} names the one or the other. The
 * launcher asks for those of Haswell, which every x86-64 processor with AVX2 runs.
 */
public final class OpenBlasProduct implements MatrixProduct {
  /** OpenBLAS reads it when it is loaded. */
  static final String KERNELS = "OPENBLAS_CORETYPE";

  public OpenBlasProduct() {
    openblas.blas_set_num_threads(1);
  }

  @Override
  public void multiply(Form form, int m, int n, int k, float[] a, float[] b, float[] c, Into into) {
    boolean left = form == Form.LEFT_TRANSPOSED;
    boolean right = form == Form.RIGHT_TRANSPOSED;
    openblas.cblas_sgemm(
        openblas.CblasRowMajor,
        left ? openblas.CblasTrans : openblas.CblasNoTrans,
        right ? openblas.CblasTrans : openblas.CblasNoTrans,
        m,
        n,
        k,
        1,
        a,
        left ? m : k,
        b,
        right ? k : n,
        into == Into.ADD ? 1 : 0,
        c,
        n);
  }

  @Override
  public String identity() {
    String kernels = System.getenv(KERNELS);
    return openblas.OPENBLAS_VERSION.trim()
        + (kernels == null || kernels.isEmpty() ? " on " + processor() : ", loops of " + kernels);
  }

  /** The processor as Linux names it. */
  private static String processor() {
    try {
      Map<String, String> first =
          Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
              .map(line -> line.split("\\s*:\\s*", 2))
              .filter(parts -> parts.length == 2)
              .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (one, more) -> one));
      return "%s, family %s, model %s"
          .formatted(first.get("model name"), first.get("cpu family"), first.get("model"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
