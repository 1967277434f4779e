package dev.codeanatomy.plugin.codeanatomy.java.extract;

import dev.codeanatomy.plugin.codeanatomy.java.source.SourceFile;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceText;
import java.net.URI;
import java.net.URISyntaxException;
import javax.tools.SimpleJavaFileObject;

/**
 * One file as the compiler gets it: decoded text, never bytes, so that its positions are indexes
 * into our text.
 */
final class SourceObject extends SimpleJavaFileObject {
  private final int number;
  private final SourceFile file;
  private final SourceText text;

  SourceObject(int number, SourceFile file, SourceText text) {
    super(uri(file.path()), Kind.SOURCE);
    this.number = number;
    this.file = file;
    this.text = text;
  }

  private static URI uri(String path) {
    try {
      return new URI("source", null, "/" + path, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no URI can be made of " + path, e);
    }
  }

  /** Place of the file in the run, in path order. */
  int number() {
    return number;
  }

  SourceFile file() {
    return file;
  }

  String path() {
    return file.path();
  }

  SourceText text() {
    return text;
  }

  /** Whether it holds a module declaration, which would change how all other files are read. */
  boolean isModuleDeclaration() {
    return path().equals("module-info.java") || path().endsWith("/module-info.java");
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text.text();
  }

  @Override
  public String getName() {
    return file.path();
  }
}
