package weft.hdl.fuzz;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bundle;
import weft.hdl.Data;
import weft.hdl.Hdl;

/** A bundle of a shape. */
final class PlanBundle extends Bundle {
  private final Shape.Group shape;
  private final List<Data> fields = new ArrayList<>();

  PlanBundle(Shape.Group shape) {
    this.shape = shape;
    for (Shape.Field field : shape.fields()) {
      String name = "f" + fields.size();
      fields.add(
          field.flipped()
              ? field(name, Hdl.flip(field.shape().type()))
              : field(name, field.shape().type()));
    }
  }

  Shape.Group shape() {
    return shape;
  }

  /** {@code f0}, {@code f1} and so on; plans reach it by its name. */
  public Data field(int i) {
    return fields.get(i);
  }
}
