package app;

/** 𝄞 and é, before any name. */
class Café {
  String clef = "𝄞😀"; int after = clef.length();
}
