package weft.golden.admm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the weights of the network are to satisfy at the end of a stage. */
interface Constraint {
  /** The nearest weights that satisfy it, for each layer. */
  List<float[]> project(List<float[]> weights);

  /** Lays down for good what the projection has chosen, for weights that satisfy it. */
  void adopt();

  /** Structured pruning: an input whose output in the layer before is not kept goes as well. */
  record Pruned(CnnModel model, AdmmRecipe recipe) implements Constraint {
    @Override
    public List<float[]> project(List<float[]> weights) {
      List<float[]> projected = new ArrayList<>();
      boolean[] live = StructuredPruning.all(model.layers.get(0).inputs);
      for (int i = 0; i < weights.size(); i++) {
        AdmmRecipe.Kept kept = recipe.kept().get(i);
        float[] w = weights.get(i).clone();
        StructuredPruning pruning = new StructuredPruning(kept.outputs(), kept.inputs());
        boolean[] outputs = pruning.project(w, model.layers.get(i).outputs, live);
        projected.add(w);
        if (i + 1 < weights.size()) {
          int each = model.inputsPerChannel(i + 1);
          live = new boolean[model.layers.get(i + 1).inputs];
          for (int input = 0; input < live.length; input++) {
            live[input] = outputs[input / each];
          }
        }
      }
      return projected;
    }

    @Override
    public void adopt() {
      for (MatrixLayer layer : model.layers) {
        float[] w = layer.weights.value;
        for (int i = 0; i < w.length; i++) {
          layer.signs[i] = w[i] == 0 ? 0 : layer.signs[i];
        }
      }
    }
  }

  /** Polarisation, of fragments of the rows that pruning has left. */
  record Polarised(CnnModel model, AdmmRecipe recipe) implements Constraint {
    @Override
    public List<float[]> project(List<float[]> weights) {
      return polarise(weights, false);
    }

    @Override
    public void adopt() {
      polarise(model.layers.stream().map(layer -> layer.weights.value).toList(), true);
    }

    private List<float[]> polarise(List<float[]> weights, boolean keepSigns) {
      Polarisation polarisation = new Polarisation(recipe.fragmentRows(), recipe.rule());
      List<float[]> projected = new ArrayList<>();
      for (int i = 0; i < weights.size(); i++) {
        MatrixLayer layer = model.layers.get(i);
        float[] w = weights.get(i).clone();
        List<int[]> fragments =
            polarisation.fragments(model.rowOrder(i, recipe.order()), layer.used());
        byte[] signs = polarisation.project(w, layer.inputs, fragments);
        if (keepSigns) {
          for (int j = 0; j < signs.length; j++) {
            layer.signs[j] &= signs[j];
          }
        }
        projected.add(w);
      }
      return projected;
    }
  }

  /** Quantisation; a layer's step is searched for anew in each projection. */
  record Quantised(CnnModel model, AdmmRecipe recipe) implements Constraint {
    @Override
    public List<float[]> project(List<float[]> weights) {
      Quantisation quantisation = new Quantisation(recipe.weightBits());
      List<float[]> projected = new ArrayList<>();
      for (float[] before : weights) {
        float[] w = before.clone();
        quantisation.project(w, quantisation.step(w));
        projected.add(w);
      }
      return projected;
    }

    @Override
    public void adopt() {
      Quantisation quantisation = new Quantisation(recipe.weightBits());
      for (MatrixLayer layer : model.layers) {
        layer.step = quantisation.step(layer.weights.value);
      }
    }
  }

  /** None. */
  record Free() implements Constraint {
    @Override
    public List<float[]> project(List<float[]> weights) {
      return weights.stream().map(w -> Arrays.copyOf(w, w.length)).toList();
    }

    @Override
    public void adopt() {}
  }
}
