package weft.cosim.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Sha256;
import weft.cosim.network.MappedLayer;
import weft.cosim.network.MappedNetwork;
import weft.cosim.network.MatrixLayer;
import weft.cosim.network.PoolLayer;
import weft.cosim.network.Product;
import weft.golden.map.CrossbarLayer;
import weft.golden.map.CrossbarNetwork;
import weft.golden.map.CrossbarStep;
import weft.golden.map.PoolStep;
import weft.golden.map.Vectors;
import weft.golden.nn.QuantisedFile;
import weft.golden.nn.QuantisedNetwork;

/** A network of integers on an accelerator, which requantises itself; im2col is software. */
public final class MappedCrossbar implements MappedNetwork<CrossbarSession> {
  private final QuantisedNetwork network;
  private final List<MappedLayer<CrossbarSession>> layers = new ArrayList<>();

  /**
   * @param laid compiled for the accelerator's parameters
   */
  public MappedCrossbar(CrossbarAccelerator accelerator, CrossbarNetwork laid) {
    network = laid.network();
    for (CrossbarStep step : laid.steps()) {
      if (step instanceof PoolStep pool) {
        layers.add(new PoolLayer<>(pool.pool(), pool.in()));
      } else {
        CrossbarLayer layer = (CrossbarLayer) step;
        layers.add(new Matrix(layer, CrossbarProduct.of(accelerator, layer)));
      }
    }
  }

  @Override
  public List<MappedLayer<CrossbarSession>> layers() {
    return List.copyOf(layers);
  }

  @Override
  public int classOf(long[] sums) {
    return QuantisedNetwork.classOf(sums);
  }

  @Override
  public String sha256() {
    return Sha256.of(QuantisedFile.bytes(network));
  }

  private record Matrix(CrossbarLayer layer, Product<CrossbarSession> product)
      implements MatrixLayer<CrossbarSession> {
    @Override
    public String name() {
      return layer.name();
    }

    @Override
    public String inSoftware() {
      boolean last = layer.layer().requantisation().isEmpty();
      String order = layer.layer().kernel() == 0 ? "order of rows" : "im2col";
      return last ? order + ", greatest sum" : order;
    }

    @Override
    public Vectors vectors(int[][] images) {
      return layer.lines(images);
    }

    @Override
    public int[][] activations(long[] sums, int images) {
      int channels = product.outputs();
      int positions = sums.length / images / channels;
      int[][] values = new int[images][channels * positions];
      for (int i = 0; i < sums.length; i++) {
        int vector = i / channels;
        int channel = i % channels;
        values[vector / positions][channel * positions + vector % positions] =
            Math.toIntExact(sums[i]);
      }
      return values;
    }
  }
}
