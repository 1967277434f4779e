package dev.codeanatomy.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.codeanatomy.plugin.api.HostImplements;
import dev.codeanatomy.plugin.api.PluginBuilds;
import dev.codeanatomy.plugin.api.PluginImplements;
import org.junit.jupiter.api.Test;

/**
 * What every type of the plugin ABI must look like, so that it can grow without breaking a plugin.
 */
class AbiShapeTest {
  private static final DescribedPredicate<JavaClass> ABI_TYPE =
      DescribedPredicate.describe(
          "public top-level types of the ABI",
          type ->
              type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
                  && type.isTopLevelClass()
                  && !type.isAnnotation());

  private final JavaClasses api = Reactor.classesOf("plugin-api");

  @Test
  void everyTypeSaysItsRole() {
    classes()
        .that(ABI_TYPE)
        .should()
        .beAnnotatedWith(PluginImplements.class)
        .orShould()
        .beAnnotatedWith(HostImplements.class)
        .orShould()
        .beAnnotatedWith(PluginBuilds.class)
        .check(api);
  }

  @Test
  void whatTheHostImplementsIsAnInterface() {
    classes().that().areAnnotatedWith(HostImplements.class).should().beInterfaces().check(api);
  }

  @Test
  void noRecordAndNoEnumCrossesTheBoundary() {
    noClasses().that(ABI_TYPE).should().beEnums().orShould().beRecords().check(api);
  }

  @Test
  void whatAPluginBuildsIsFinal() {
    classes()
        .that()
        .areAnnotatedWith(PluginBuilds.class)
        .and()
        // A plugin may have exceptions of its own below the one the ABI knows.
        .areNotAssignableTo(Throwable.class)
        .should()
        .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
        .check(api);
  }

  @Test
  void noMutableFieldIsPublic() {
    fields().that().arePublic().should().beFinal().allowEmptyShould(true).check(api);
  }
}
