package weft.cosim.synth;

/**
 * What the instances of one module take, those inside of it not counted.
 *
 * @param module name of the module
 * @param instances how often it is there
 * @param cells of one instance
 * @param area of one instance, in square micrometres
 */
public record BlockArea(String module, int instances, long cells, double area) {
  /** Of all instances, in square micrometres. */
  public double total() {
    return instances * area;
  }
}
