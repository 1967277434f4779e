package dev.codeanatomy.engine.delta;

import io.delta.kernel.defaults.engine.DefaultEngine;

/** Kernel's own engine for JSON, Parquet and expressions, over {@link NioFileIo}. */
final class NioEngine extends DefaultEngine {
  NioEngine() {
    super(new NioFileIo());
  }
}
