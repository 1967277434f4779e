package dev.codeanatomy.common.manifest;

import dev.codeanatomy.plugin.api.AbiVersion;

/**
 * What negotiation needs of a manifest, read leniently: a manifest of a later version must still
 * have these members in this form.
 *
 * @param manifestVersion from 1 on
 * @param id the plugin's id
 * @param version the plugin's own version
 * @param abi the lowest ABI it runs on
 * @param arrow Arrow's major version
 * @param java the lowest Java feature release
 * @param capabilities the 64 capability bits
 */
public record ManifestHeader(
    int manifestVersion,
    String id,
    String version,
    AbiVersion abi,
    int arrow,
    int java,
    long capabilities) {}
