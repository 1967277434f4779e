package app;

import java.util.function.Supplier;
import shape.Figures.Circle;
import shape.Shape;

public class Main {
  private int count;

  public static void main(String[] args) {
    Supplier<Shape> unit = () -> new Circle(1);
    new Main().show(unit.get());
  }

  void show(Shape shape) {
    count = count + 1;
    System.out.println(shape.label());
    missing(shape);
  }
}
