package shape;

/** What has an area. */
public interface Shape {
  double area();

  default String label() {
    return "shape " + area();
  }
}
