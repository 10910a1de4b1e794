package weft.cosim.tim;

import java.util.ArrayList;
import java.util.List;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimScales;
import weft.cosim.network.MappedLayer;
import weft.cosim.network.MappedNetwork;
import weft.cosim.network.MatrixLayer;
import weft.cosim.network.PoolLayer;
import weft.cosim.network.Product;
import weft.golden.map.ConvVectors;
import weft.golden.map.Vectors;
import weft.golden.nn.Activation;
import weft.golden.nn.Layer;
import weft.golden.nn.MaxPool;
import weft.golden.nn.Shape;
import weft.golden.nn.TernaryConv;
import weft.golden.nn.TernaryDense;
import weft.golden.nn.TernaryNetwork;
import weft.golden.nn.WeightFile;

/** A ternary network on an accelerator; im2col and thresholds are software. */
public final class MappedTim implements MappedNetwork<TimSession> {
  private final TernaryNetwork network;
  private final List<MappedLayer<TimSession>> layers = new ArrayList<>();
  private final Activation.Logits logits;

  public MappedTim(TimAccelerator accelerator, TernaryNetwork network) {
    this.network = network;
    List<Shape> shapes = network.shapes();
    Activation last = null;
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      if (layer instanceof MaxPool pool) {
        layers.add(new PoolLayer<>(pool, shapes.get(i)));
        continue;
      }
      boolean conv = layer instanceof TernaryConv;
      last = conv ? ((TernaryConv) layer).activation() : ((TernaryDense) layer).activation();
      TimProduct product =
          new TimProduct(
              accelerator,
              conv ? ((TernaryConv) layer).weights() : ((TernaryDense) layer).weights(),
              TimEncoding.UNSIGNED,
              network.inputBits(i),
              TimScales.UNIT);
      layers.add(new Matrix(layer, shapes.get(i), shapes.get(i + 1), product, last));
    }
    logits = (Activation.Logits) last;
  }

  @Override
  public List<MappedLayer<TimSession>> layers() {
    return List.copyOf(layers);
  }

  @Override
  public int classOf(long[] sums) {
    int[] ofImage = new int[sums.length];
    for (int i = 0; i < sums.length; i++) {
      ofImage[i] = Math.toIntExact(sums[i]);
    }
    return logits.classOf(ofImage);
  }

  @Override
  public String sha256() {
    return WeightFile.sha256(network);
  }

  private record Matrix(
      Layer layer, Shape in, Shape out, Product<TimSession> product, Activation activation)
      implements MatrixLayer<TimSession> {
    @Override
    public String name() {
      return layer.name();
    }

    @Override
    public String inSoftware() {
      String values =
          activation instanceof Activation.Thresholds thresholds
              ? "thresholds to " + thresholds.bits() + " bits"
              : "bias and greatest logit";
      return layer instanceof TernaryConv ? "im2col, " + values : values;
    }

    @Override
    public Vectors vectors(int[][] images) {
      return layer instanceof TernaryConv conv
          ? new ConvVectors(in, conv.kernel(), images)
          : Vectors.of(images);
    }

    @Override
    public int[][] activations(long[] sums, int images) {
      int channels = out.channels();
      int positions = out.height() * out.width();
      int[][] perChannel = ((Activation.Thresholds) activation).perChannel();
      int[][] values = new int[images][channels * positions];
      int next = 0;
      for (int[] image : values) {
        for (int position = 0; position < positions; position++) {
          for (int channel = 0; channel < channels; channel++) {
            long sum = sums[next++];
            int level = 0;
            for (int threshold : perChannel[channel]) {
              level += sum >= threshold ? 1 : 0;
            }
            image[channel * positions + position] = level;
          }
        }
      }
      return values;
    }
  }
}
