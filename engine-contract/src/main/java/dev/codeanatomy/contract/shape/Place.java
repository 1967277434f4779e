package dev.codeanatomy.contract.shape;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import java.util.List;

/** A position in a JSON document being read, and where findings about it are collected. */
public final class Place {
  private final String pointer;
  private final List<Finding> findings;

  private Place(String pointer, List<Finding> findings) {
    this.pointer = pointer;
    this.findings = findings;
  }

  /** The whole document; findings are added to the given list. */
  public static Place root(List<Finding> findings) {
    return new Place("", findings);
  }

  /** The property of this object. */
  public Place key(String name) {
    return new Place(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), findings);
  }

  /** The element of this array. */
  public Place index(int index) {
    return new Place(pointer + "/" + index, findings);
  }

  /**
   * RFC 6901 pointer; the whole document, whose pointer is the empty string, reads {@code (root)}.
   */
  public String pointer() {
    return pointer.isEmpty() ? "(root)" : pointer;
  }

  /** A finding at this place, not yet collected. */
  public Finding finding(FindingCode code, String found) {
    return Finding.of(code, pointer(), found);
  }

  /** Collects a finding. */
  public void report(Finding finding) {
    findings.add(finding);
  }
}
