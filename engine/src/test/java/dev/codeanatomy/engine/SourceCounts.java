package dev.codeanatomy.engine;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Counts what is in Java files with the compiler's parser and a visitor, and nothing else: no
 * attribution, and none of the plugin's code.
 */
final class SourceCounts extends TreeScanner<Void, Void> {
  long files;
  long calls;
  long types;
  long methods;
  long variables;
  long typeParameters;
  private long copied;
  private CompilationUnitTree unit;
  private SourcePositions positions;
  final Map<Tree.Kind, Long> nodes = new TreeMap<>();

  static SourceCounts of(Path root) throws IOException {
    List<Path> paths;
    try (Stream<Path> tree = Files.walk(root)) {
      paths = tree.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
    SourceCounts counts = new SourceCounts();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> ignored = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(ignored, null, StandardCharsets.UTF_8)) {
      // One task a file: two files may declare one class.
      for (Path path : paths) {
        JavacTask task =
            (JavacTask)
                compiler.getTask(
                    null,
                    manager,
                    ignored,
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjects(path));
        for (CompilationUnitTree unit : task.parse()) {
          counts.files++;
          counts.unit = unit;
          counts.positions = Trees.instance(task).getSourcePositions();
          counts.scan(unit, null);
        }
      }
    }
    return counts;
  }

  long declarations() {
    return types + methods + variables + typeParameters - copied;
  }

  long allNodes() {
    return nodes.values().stream().mapToLong(Long::longValue).sum();
  }

  private long start(Tree tree) {
    return positions.getStartPosition(unit, tree);
  }

  @Override
  public Void scan(Tree tree, Void none) {
    if (tree != null) {
      nodes.merge(tree.getKind(), 1L, Long::sum);
    }
    return super.scan(tree, none);
  }

  @Override
  public Void visitErroneous(ErroneousTree tree, Void none) {
    return scan(tree.getErrorTrees(), none);
  }

  @Override
  public Void visitClass(ClassTree tree, Void none) {
    types++;
    return super.visitClass(tree, none);
  }

  @Override
  public Void visitMethod(MethodTree tree, Void none) {
    methods++;
    for (VariableTree parameter : tree.getParameters()) {
      // The parser copies a record's components into a compact constructor, which declares none.
      copied += start(parameter) < start(tree) ? 1 : 0;
    }
    return super.visitMethod(tree, none);
  }

  @Override
  public Void visitVariable(VariableTree tree, Void none) {
    // The parameter `Type this` declares nothing.
    variables += tree.getName().contentEquals("this") ? 0 : 1;
    return super.visitVariable(tree, none);
  }

  @Override
  public Void visitTypeParameter(TypeParameterTree tree, Void none) {
    typeParameters++;
    return super.visitTypeParameter(tree, none);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void none) {
    calls++;
    return super.visitMethodInvocation(tree, none);
  }

  @Override
  public Void visitNewClass(NewClassTree tree, Void none) {
    calls++;
    return super.visitNewClass(tree, none);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree tree, Void none) {
    calls++;
    return super.visitMemberReference(tree, none);
  }
}
