package shape;

import java.util.List;

public abstract class Figures implements Shape {
  protected final String name;

  Figures(String name) {
    this.name = name;
  }

  @Override
  public String label() {
    return name + ": " + Shape.super.label();
  }

  public static final class Circle extends Figures {
    private final double radius;

    public Circle(double radius) {
      super("circle");
      this.radius = radius;
    }

    @Override
    public double area() {
      return Math.PI * radius * radius;
    }
  }

  public record Square(double side) implements Shape {
    @Override
    public double area() {
      return side * side;
    }
  }

  static double total(List<? extends Shape> shapes) {
    return shapes.stream().mapToDouble(Shape::area).sum();
  }
}
