package broken;

public final class Plugin {}
