package dev.codeanatomy.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.engine.sql.TestPlugins;
import dev.codeanatomy.host.call.GivenArgument;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionCatalogTest {
  private final TestPlugins plugins = new TestPlugins();

  @Test
  void aNameIsFoundInAnyCaseAliasesIncluded() {
    try (SessionCatalog catalog = SessionCatalog.of(List.of(plugins.plugin("one")))) {
      assertThat(catalog.find(Optional.empty(), "PLUS_numbers"))
          .isInstanceOf(FunctionLookup.Found.class);
      assertThat(catalog.find(Optional.of("ONE"), "tag")).isInstanceOf(FunctionLookup.Found.class);
      assertThat(catalog.find(Optional.of("two"), "tag"))
          .isInstanceOf(FunctionLookup.Unknown.class);
      assertThat(catalog.functionNames()).contains("tag", "one.tag", "plus_numbers");
    }
  }

  @Test
  void aDifferentConstantIsADifferentBinding() {
    try (SessionCatalog catalog = SessionCatalog.of(List.of(plugins.plugin("one")))) {
      FunctionLookup.Found tag = (FunctionLookup.Found) catalog.find(Optional.empty(), "tag");
      GivenArgument value = GivenArgument.of(ArrowTypes.nullable("v", ArrowTypes.UTF8));
      ResolvedCall plain = catalog.resolve(tag.function(), List.of(value));
      ResolvedCall wide =
          catalog.resolve(
              tag.function(), List.of(value, GivenArgument.of(Literal.ofBoolean(true))));
      assertThat(catalog.bind(tag.function(), plain))
          .isSameAs(catalog.bind(tag.function(), plain))
          .isNotSameAs(catalog.bind(tag.function(), wide));
      assertThat(plugins.tagBinds).hasValue(2);
    }
  }
}
