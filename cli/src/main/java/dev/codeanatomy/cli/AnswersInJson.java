package dev.codeanatomy.cli;

/** A command that may be asked to answer in JSON; its failures are then JSON too. */
interface AnswersInJson {
  boolean json();
}
