package dev.codeanatomy.plugin.codeanatomy.java.extract;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import java.util.List;
import java.util.Map;

/**
 * One file with its tree, as the parser left it.
 *
 * @param source the file
 * @param unit the tree's root
 * @param positions where the trees stand
 * @param trees all nodes in pre-order, as recorded before attribution
 * @param qualifiedNames the class names of {@code outer.new Name()}, which attribution moves
 */
record ParsedFile(
    SourceObject source,
    CompilationUnitTree unit,
    SourcePositions positions,
    List<Tree> trees,
    Map<NewClassTree, Tree> qualifiedNames) {

  /** The class name in an instance creation as it was written. */
  Tree createdName(NewClassTree creation) {
    return qualifiedNames.getOrDefault(creation, creation.getIdentifier());
  }
}
