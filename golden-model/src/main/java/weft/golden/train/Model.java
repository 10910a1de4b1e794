package weft.golden.train;

import java.util.ArrayList;
import java.util.List;
import weft.golden.nn.Shape;
import weft.golden.train.TrainingRecipe.Precision;

/** Everything that is learned, shared by the shards. */
final class Model {
  final NetworkPlan plan;
  final Precision precision;
  final List<Weights> convolutions = new ArrayList<>();
  final List<Weights> dense = new ArrayList<>();
  final List<Normalisation> norms = new ArrayList<>();
  final Parameter bias;

  Model(NetworkPlan plan, Precision precision, long seed) {
    this.plan = plan;
    this.precision = precision;
    Shape shape = plan.input().shape();
    for (NetworkPlan.Convolution conv : plan.convolutions()) {
      int taps = shape.channels() * conv.kernel() * conv.kernel();
      String name = "conv" + (convolutions.size() + 1);
      convolutions.add(start(new Weights(name, conv.channels(), taps), seed, taps));
      norms.add(new Normalisation(name, conv.channels()));
      shape = NetworkPlan.afterPool(conv, shape);
    }
    int inputs = shape.size();
    for (int outputs : plan.dense()) {
      String name = "fc" + (dense.size() + 1);
      dense.add(start(new Weights(name, inputs, outputs), seed, inputs));
      norms.add(new Normalisation(name, outputs));
      inputs = outputs;
    }
    String name = "fc" + (dense.size() + 1);
    dense.add(start(new Weights(name, inputs, plan.classes()), seed, inputs));
    bias = new Parameter(name + " bias", 1, plan.classes());
    refresh();
  }

  private static Weights start(Weights weights, long seed, int fanIn) {
    weights.initialise(new RandomStream(seed, "weights " + weights.latent.name, 0), fanIn);
    return weights;
  }

  /** The weights of the last product. */
  Weights output() {
    return dense.get(dense.size() - 1);
  }

  /** All that is learned by gradients, in a fixed order. */
  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    convolutions.forEach(w -> all.add(w.latent));
    dense.forEach(w -> all.add(w.latent));
    for (Normalisation norm : norms) {
      all.add(norm.gamma);
      all.add(norm.beta);
    }
    all.add(bias);
    return all;
  }

  /** Derives from the learned values what the forward pass uses. */
  void refresh() {
    convolutions.forEach(w -> w.refresh(precision));
    dense.forEach(w -> w.refresh(precision));
  }

  /** One step along the gradients of all shards. */
  void update(double learningRate, long step) {
    float rate = Parameter.correctedRate(learningRate, step);
    parameters().forEach(p -> p.update(rate));
    norms.forEach(Normalisation::keepGammaPositive);
    refresh();
  }
}
