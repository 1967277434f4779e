package dev.codeanatomy.tools.manifest;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The classes that the classes of a folder refer to, by their binary names. */
final class ClassReferences {
  private static final int CLASS = 7;
  private static final int NAME_AND_TYPE = 12;
  private static final int METHOD_TYPE = 16;

  private final Set<String> names = new TreeSet<>();

  private ClassReferences() {}

  static Set<String> in(Path classes) throws IOException, ManifestDerivationException {
    ClassReferences references = new ClassReferences();
    List<Path> files;
    try (Stream<Path> tree = Files.walk(classes)) {
      files = tree.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      try {
        references.read(new ClassReader(bytes));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new ManifestDerivationException(
            Finding.of(FindingCode.LOAD_FAILED, file.toString(), "no class that can be read")
                .expected("a class file of a released Java version"),
            e);
      }
    }
    return references.names;
  }

  private void read(ClassReader reader) {
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at == 0) {
        continue;
      }
      switch (reader.readByte(at - 1)) {
        case CLASS -> add(Type.getObjectType(reader.readUTF8(at, buffer)));
        case NAME_AND_TYPE -> add(Type.getType(reader.readUTF8(at + 2, buffer)));
        case METHOD_TYPE -> add(Type.getType(reader.readUTF8(at, buffer)));
        default -> {}
      }
    }
    reader.accept(
        new Declarations(),
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
  }

  private void add(Type type) {
    switch (type.getSort()) {
      case Type.METHOD -> {
        add(type.getReturnType());
        Stream.of(type.getArgumentTypes()).forEach(this::add);
      }
      case Type.ARRAY -> add(type.getElementType());
      case Type.OBJECT -> names.add(type.getClassName());
      default -> {}
    }
  }

  /** Types of declared members need not stand in the constant pool as classes. */
  private final class Declarations extends ClassVisitor {
    Declarations() {
      super(Opcodes.ASM9);
    }

    @Override
    @SuppressWarnings("NullAway") // ASM is not annotated: null means "no visitor"
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      add(Type.getType(descriptor));
      return null;
    }

    @Override
    @SuppressWarnings("NullAway") // as above
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      add(Type.getType(descriptor));
      return null;
    }
  }
}
