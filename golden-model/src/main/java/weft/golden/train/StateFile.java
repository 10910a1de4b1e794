package weft.golden.train;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import weft.arch.Sha256;
import weft.golden.FormatException;

/**
 * The state of a training in one file, under a SHA-256. It is written beside and moved into place,
 * so a kill at any moment leaves the old one or the new one.
 */
public final class StateFile {
  private static final byte[] MAGIC = "WEFTCKP1".getBytes(StandardCharsets.US_ASCII);
  private static final int SHA_BYTES = 32;

  private final Path file;
  private final byte[] fingerprint;

  /**
   * @param file in a folder that is created if missing
   * @param fingerprint 32 bytes that tell this training from others
   */
  public StateFile(Path file, byte[] fingerprint) {
    this.file = file;
    this.fingerprint = fingerprint.clone();
  }

  /** Writes the state. */
  public interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  /** Takes the state over. */
  public interface Reader {
    void read(DataInputStream in) throws IOException;
  }

  /** Replaces the file. */
  public void save(Writer state) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(bytes))) {
      out.write(MAGIC);
      out.write(fingerprint);
      state.write(out);
    }
    bytes.writeBytes(Sha256.digest().digest(bytes.toByteArray()));
    Path temporary = file.resolveSibling(file.getFileName() + ".part");
    Files.write(temporary, bytes.toByteArray());
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads the file, if there is one.
   *
   * @return whether there was one
   * @throws FormatException if it is damaged or of another training
   */
  public boolean restore(Reader state) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    byte[] bytes = Files.readAllBytes(file);
    int body = bytes.length - SHA_BYTES;
    if (body < 0
        || !Arrays.equals(
            Sha256.digest().digest(Arrays.copyOf(bytes, body)),
            Arrays.copyOfRange(bytes, body, bytes.length))) {
      throw new FormatException(
          file.toString(), "sha256", "the checkpoint is truncated or corrupted");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, body))) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new FormatException(file.toString(), "magic", "this is not a checkpoint");
      }
      if (!Arrays.equals(in.readNBytes(fingerprint.length), fingerprint)) {
        throw new FormatException(
            file.toString(),
            "fingerprint",
            "the checkpoint belongs to another recipe, network or data set; use another folder");
      }
      state.read(in);
      return true;
    } catch (EOFException e) {
      throw new FormatException(file.toString(), "values", "the checkpoint is too short");
    }
  }

  /** Writes all values. */
  public static void write(float[] values, DataOutputStream out) throws IOException {
    for (float x : values) {
      out.writeFloat(x);
    }
  }

  /** Reads all values. */
  public static void read(float[] values, DataInputStream in) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
  }
}
