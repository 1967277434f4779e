package dev.codeanatomy.host;

/** The stages of an admission, in their order. No plugin code runs before {@link #LOAD}. */
public enum AdmissionStage {
  /** The archive is read, its entries are checked, its content is hashed. */
  DISCOVER,
  /** The header is read leniently, then, after negotiation, everything strictly. */
  MANIFEST,
  /** ABI, Arrow, Java and capability bits are compared with this host. */
  NEGOTIATE,
  /** Hashes and signatures against a policy; comes with a later version and is skipped. */
  TRUST,
  /** Every reference of the byte code is resolved; comes with a later version and is skipped. */
  LINK,
  /** Unpacked, loaded in isolation, its entry point made. */
  LOAD,
  /** The exports are asked for and compared with the manifest. */
  EXPORT,
  /** Each export is run on its sample. */
  PROVE
}
