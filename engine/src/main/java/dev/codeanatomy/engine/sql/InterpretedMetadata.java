package dev.codeanatomy.engine.sql;

import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/**
 * What is known of a plan's nodes, asked by reflection. Calcite's own way writes Java source for
 * each kind of question and compiles it at run time: that pays off in a server that plans for
 * hours, and costs a command that plans once a third of its start.
 */
final class InterpretedMetadata extends RelMetadataQuery {
  InterpretedMetadata() {
    super(new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE));
  }
}
