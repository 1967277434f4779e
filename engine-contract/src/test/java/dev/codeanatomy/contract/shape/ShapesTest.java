package dev.codeanatomy.contract.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The laws of shapes on one form that has a property of every kind. */
class ShapesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private enum Colour {
    RED,
    DARK_BLUE
  }

  private sealed interface Figure {}

  private record Circle(long radius) implements Figure {}

  private record Label(String text, Optional<String> font) implements Figure {}

  private sealed interface Unit {}

  private record Pixels(long count) implements Unit {}

  private record Named(String name) implements Unit {}

  private record Drawing(
      String name,
      Colour colour,
      long depth,
      boolean open,
      List<Figure> figures,
      SortedMap<String, Long> sizes,
      Optional<Unit> unit) {}

  private static ObjectShape<Circle> circle() {
    Properties<Circle> form = Properties.<Circle>of("Circle", "A circle.").tag("kind", "Circle");
    var radius = form.required("radius", Shapes.integer(1, 100), Circle::radius, "In units.");
    return form.build(values -> new Circle(values.get(radius)));
  }

  private static ObjectShape<Label> label() {
    Properties<Label> form = Properties.<Label>of("Label", "A text.").tag("kind", "Label");
    var text = form.required("text", Shapes.name(), Label::text, "What it says.");
    var font = form.optional("font", Shapes.text(), Label::font, "The font's name.");
    return form.build(values -> new Label(values.get(text), values.get(font)));
  }

  private static Shape<Figure> figure() {
    return new Alternatives<Figure>("kind")
        .with("Circle", Circle.class, circle())
        .with("Label", Label.class, label())
        .later("Spline");
  }

  private static Shape<Unit> unit() {
    return new SoleKey<Unit>()
        .with("pixels", Pixels.class, Shapes.integer(0, 9), Pixels::new, Pixels::count)
        .with("named", Named.class, Shapes.name(), Named::new, Named::name);
  }

  private static Shape<Drawing> drawing() {
    Properties<Drawing> form = Properties.of("Drawing", "Figures on paper.");
    var name = form.required("name", Shapes.name(), Drawing::name, "Its name.");
    var colour =
        form.required(
            "colour", Choice.of(Colour.values(), Enum::name).later("GREEN"), Drawing::colour, "-");
    var depth = form.defaulted("depth", Shapes.integer(-5, 5), 3L, Drawing::depth, "Layers.");
    var open = form.defaulted("open", Shapes.flag(), false, Drawing::open, "Whether it is open.");
    var figures =
        form.required("figures", Shapes.list(figure(), 1), Drawing::figures, "At least one.");
    var sizes =
        form.defaulted(
            "sizes", Shapes.map(Shapes.integer(0, 9)), new TreeMap<>(), Drawing::sizes, "By name.");
    var unit = form.optional("unit", unit(), Drawing::unit, "What sizes count.");
    form.later("layers", "Layers come with version 2.");
    return form.build(
        values ->
            new Drawing(
                values.get(name),
                values.get(colour),
                values.get(depth),
                values.get(open),
                values.get(figures),
                values.get(sizes),
                values.get(unit)));
  }

  private static Arbitrary<Figure> figures() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(1, 100).map(Circle::new),
        Combinators.combine(
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5),
                Arbitraries.strings().ofMaxLength(5).optional())
            .as(Label::new));
  }

  private static Arbitrary<Optional<Unit>> units() {
    return Arbitraries.<Unit>oneOf(
            Arbitraries.longs().between(0, 9).map(Pixels::new),
            Arbitraries.of("inch", "\u00e4rmel").map(Named::new))
        .optional();
  }

  @Provide
  Arbitrary<Drawing> drawings() {
    return Combinators.combine(
            Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8),
            Arbitraries.of(Colour.values()),
            Arbitraries.longs().between(-5, 5),
            Arbitraries.of(true, false),
            figures().list().ofMinSize(1).ofMaxSize(4),
            Arbitraries.maps(
                    Arbitraries.strings().ofMaxLength(4), Arbitraries.longs().between(0, 9))
                .ofMaxSize(4),
            units())
        .as(
            (name, colour, depth, open, figures, sizes, unit) ->
                new Drawing(name, colour, depth, open, figures, new TreeMap<>(sizes), unit));
  }

  @Property(tries = 300)
  void whatIsWrittenReadsBack(@ForAll("drawings") Drawing drawing) throws Exception {
    JsonNode written = JSON.readTree(drawing().write(drawing).toString());
    List<Finding> findings = new ArrayList<>();

    assertThat(drawing().read(written, Place.root(findings))).contains(drawing);
    assertThat(findings).isEmpty();
    assertThat(drawing().write(drawing)).isEqualTo(drawing().write(drawing));
  }

  @Property(tries = 300)
  void noPropertyThatIsWrittenMayBeTakenForAnother(
      @ForAll("drawings") Drawing drawing, @ForAll("strangeNames") String strange) {
    JsonNode written = ((ObjectNode) drawing().write(drawing)).put(strange, 1);

    assertThat(refused(drawing(), written))
        .singleElement()
        .asString()
        .startsWith("SPEC-2003 /" + strange.replace("~", "~0").replace("/", "~1") + ": ");
  }

  @Provide
  Arbitrary<String> strangeNames() {
    return Arbitraries.of("Name", "colours", "a/b", "m~n", "", "unit ", "~1");
  }

  @Property(tries = 500)
  void aValueIsReadOrRefusedWithAReasonAndNeverBoth(@ForAll("anyJson") JsonNode any) {
    List<Finding> findings = new ArrayList<>();

    Optional<Drawing> read = drawing().read(any, Place.root(findings));

    assertThat(read.isPresent()).isEqualTo(findings.isEmpty());
  }

  @Provide
  Arbitrary<JsonNode> anyJson() {
    String whole =
        "{\"name\":\"n\",\"colour\":\"RED\",\"figures\":[{\"kind\":\"Circle\",\"radius\":1}],"
            + "\"depth\":1,\"open\":true,\"sizes\":{\"a\":1},\"unit\":{\"pixels\":1}}";
    Arbitrary<String> odd =
        Arbitraries.of(
            "null",
            "1",
            "-7",
            "1.5",
            "1e30",
            "true",
            "\"\"",
            "\"RED\"",
            "[]",
            "[null]",
            "{}",
            "{\"kind\":7}",
            "{\"pixels\":null}",
            "{\"named\":\" \"}",
            "[{\"kind\":\"Label\"}]");
    Arbitrary<String> member =
        Arbitraries.of("name", "colour", "figures", "depth", "open", "sizes", "unit", "kind");
    return Combinators.combine(member, odd)
        .as(
            (name, value) -> {
              try {
                JsonNode document = JSON.readTree(whole);
                ((ObjectNode) document).set(name, JSON.readTree(value));
                return document;
              } catch (JsonProcessingException e) {
                throw new AssertionError(e);
              }
            });
  }

  @Test
  void whatIsLeftOutHasItsDefaultAndIsWrittenOut() {
    Drawing drawing =
        read(
            drawing(),
            "{'name': 'n', 'colour': 'RED', 'depth': null,"
                + " 'figures': [{'kind': 'Circle', 'radius': 1}]}");

    assertThat(drawing.depth()).isEqualTo(3);
    assertThat(drawing.unit()).isEmpty();
    assertThat(drawing().write(drawing))
        .hasToString(
            "{\"name\":\"n\",\"colour\":\"RED\",\"depth\":3,\"open\":false,"
                + "\"figures\":[{\"kind\":\"Circle\",\"radius\":1}],\"sizes\":{}}");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceWithItsPlace() {
    assertThat(
            refused(
                drawing(),
                "{'name': ' ', 'colour': 'red', 'depth': 6, 'open': 'yes', 'sizes': {'a': 'x'},"
                    + " 'figures': [{'kind': 'Circel', 'radius': 1}, {'kind': 'Label'}, 7],"
                    + " 'unit': {'pixel': 1}, 'layers': 2, 'nam': 1}"))
        .containsExactly(
            "SPEC-2009 /layers: 'layers' is not supported yet. Layers come with version 2.",
            "SPEC-2003 /nam: unknown property 'nam' of Drawing; expected one of name, colour,"
                + " depth, open, figures, sizes, unit. Did you mean 'name'?",
            "SPEC-2007 /name: a blank string; expected some text",
            "SPEC-2006 /colour: 'red'; expected one of RED, DARK_BLUE. Did you mean 'RED'?",
            "SPEC-2007 /depth: the number 6; expected a number from -5 to 5",
            "SPEC-2005 /open: the string 'yes'; expected true or false",
            "SPEC-2006 /figures/0/kind: 'Circel'; expected one of Circle, Label."
                + " Did you mean 'Circle'?",
            "SPEC-2004 /figures/1: property 'text' is missing",
            "SPEC-2005 /figures/2: the number 7; expected an object with 'kind'",
            "SPEC-2005 /sizes/a: the string 'x'; expected a whole number",
            "SPEC-2003 /unit/pixel: unknown property 'pixel'; expected exactly one of pixels,"
                + " named. Did you mean 'pixels'?");
  }

  @Test
  void aWordOfALaterReleaseIsToldFromAnUnknownOne() {
    assertThat(refused(figure(), "{'kind': 'Spline'}"))
        .singleElement()
        .asString()
        .contains("later");
    assertThat(refused(Choice.of(Colour.values(), Enum::name).later("GREEN"), "'GREEN'"))
        .singleElement()
        .asString()
        .contains("later");
    assertThat(refused(Choice.of(Colour.values(), Enum::name), "'GREEN'"))
        .singleElement()
        .asString()
        .contains("one of RED, DARK_BLUE");
  }

  @Test
  void aTagOfAnotherTypeIsNotCalledMissing() {
    assertThat(refused(figure(), "{'kind': 7}"))
        .singleElement()
        .asString()
        .contains("/kind: the number 7")
        .contains("one of Circle, Label");
    assertThat(refused(figure(), "{'radius': 7}"))
        .singleElement()
        .asString()
        .contains("'kind' is missing");
  }

  @Test
  void aValueWithoutAFormIsNotWrittenAsAnotherOrAsNothing() {
    Shape<Unit> pixelsOnly =
        new SoleKey<Unit>()
            .with("pixels", Pixels.class, Shapes.integer(0, 9), Pixels::new, Pixels::count);
    Shape<Figure> circlesOnly =
        new Alternatives<Figure>("kind").with("Circle", Circle.class, circle());

    assertThatThrownBy(() -> pixelsOnly.write(new Named("inch")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Named[name=inch]");
    assertThatThrownBy(() -> circlesOnly.write(new Label("t", Optional.empty())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Label[text=t");
  }

  @Test
  void aReasonOfTheRecordItselfIsAFindingOfItsPlace() {
    Shape<String> even =
        Shapes.mapped(
            Shapes.integer(0, 9),
            n -> {
              if (n % 2 != 0) {
                throw new IllegalArgumentException("the odd number " + n);
              }
              return "x".repeat(n.intValue());
            },
            text -> (long) text.length());

    assertThat(refused(Shapes.list(even, 0), "[2, 3, 4, 5]"))
        .containsExactly("SPEC-2007 /1: the odd number 3", "SPEC-2007 /3: the odd number 5");
    assertThat(read(even, "4")).isEqualTo("xxxx");
    assertThat(even.write("xx")).hasToString("2");
  }

  @Test
  void jsonOfAnyKindIsTakenIfItHasACanonicalForm() {
    assertThat(read(Shapes.json(), "{'a': [1, null, 'x']}")).hasToString("{\"a\":[1,null,\"x\"]}");
    assertThat(refused(Shapes.json(), "9007199254740993")).hasSize(1);
  }

  @Test
  void aTextOrAnObjectIsToldApartByItsType() {
    Shape<Unit> form =
        Shapes.textOr(
            Named::new,
            unit -> unit instanceof Named named ? Optional.of(named.name()) : Optional.empty(),
            unit());

    assertThat(read(form, "'inch'")).isEqualTo(new Named("inch"));
    assertThat(read(form, "{'pixels': 3}")).isEqualTo(new Pixels(3));
    assertThat(form.write(new Named("inch"))).hasToString("\"inch\"");
    assertThat(form.write(new Pixels(3))).hasToString("{\"pixels\":3}");
    assertThat(refused(form, "7")).singleElement().asString().contains("a string or an object");
    assertThat(refused(form, "' '")).hasSize(1);
  }

  @Test
  void theSchemaSaysWhatTheReaderDoes() throws Exception {
    JsonNode schema = SchemaDefinitions.document("https://example.org/d", "Drawing", drawing());

    assertThat(schema.at("/$ref").textValue()).isEqualTo("#/$defs/Drawing");
    assertThat(schema.at("/$defs").fieldNames())
        .toIterable()
        .containsExactly("Circle", "Drawing", "Label");
    assertThat(schema.at("/$defs/Drawing/required"))
        .hasToString("[\"name\",\"colour\",\"figures\"]");
    assertThat(schema.at("/$defs/Drawing/additionalProperties").booleanValue()).isFalse();
    assertThat(schema.at("/$defs/Drawing/properties/depth"))
        .hasToString(
            "{\"type\":\"integer\",\"minimum\":-5,\"maximum\":5,\"default\":3,"
                + "\"description\":\"Layers.\"}");
    assertThat(schema.at("/$defs/Circle/properties/kind")).hasToString("{\"const\":\"Circle\"}");
    assertThat(schema.at("/$defs/Circle/required")).hasToString("[\"kind\",\"radius\"]");
  }

  private static <T> T read(Shape<T> shape, String text) {
    List<Finding> findings = new ArrayList<>();
    Optional<T> value = shape.read(json(text), Place.root(findings));
    assertThat(findings).isEmpty();
    return value.orElseThrow();
  }

  private static List<String> refused(Shape<?> shape, String text) {
    return refused(shape, json(text));
  }

  private static List<String> refused(Shape<?> shape, JsonNode node) {
    List<Finding> findings = new ArrayList<>();
    assertThat(shape.read(node, Place.root(findings)).isPresent()).isFalse();
    return findings.stream().map(Finding::toString).toList();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
