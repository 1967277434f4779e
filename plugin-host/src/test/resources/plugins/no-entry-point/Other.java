package broken;

public final class Other {}
