package app;

class Broken {
  void first() {
    second();
  }

  void second( {
  }
}
