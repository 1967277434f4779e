package dev.codeanatomy.host.call;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gives the calls of one run into plugins a time. A thread stamps a slot of its own when a call
 * begins and when it ends, which costs it nanoseconds and never waits; {@link #inspect} looks at
 * all slots, interrupts a call that exceeds its time, and reports one that does not come back after
 * that either. Calls may come from any threads; {@link #inspect} is for one thread at a time.
 */
public final class CallWatch {
  /** Times nothing. */
  public static final CallWatch OFF = new CallWatch(Duration.ZERO, Duration.ZERO, false);

  private static final Callee NOBODY = new Callee("", "");
  private static final VarHandle STAMP = stampHandle();

  private final long limitNanos;
  private final long graceNanos;
  private final boolean on;
  private final List<Slot> slots = new ArrayList<>();
  private final ThreadLocal<Slot> current = ThreadLocal.withInitial(this::newSlot);

  private CallWatch(Duration limit, Duration grace, boolean on) {
    this.limitNanos = limit.toNanos();
    this.graceNanos = grace.toNanos();
    this.on = on;
  }

  /**
   * A watch.
   *
   * @param limit how long one call may take, above zero
   * @param grace how much longer it may take once it was interrupted, above zero
   */
  public static CallWatch of(Duration limit, Duration grace) {
    if (limit.isNegative() || limit.isZero() || grace.isNegative() || grace.isZero()) {
      throw new IllegalArgumentException("A call's time and its grace are above zero");
    }
    return new CallWatch(limit, grace, true);
  }

  /**
   * Who is called.
   *
   * @param pluginId the plugin
   * @param subject the call as messages name it: {@code plugin 'p', function p.f(int64)}
   */
  public record Callee(String pluginId, String subject) {}

  /**
   * A call that took more than its time.
   *
   * @param callee who was called
   * @param thread where
   * @param lost whether its grace is over too, so that nobody should wait for it any longer
   */
  public record Overrun(Callee callee, Thread thread, boolean lost) {}

  /**
   * What one thread stamps: zero while it runs no plugin code, the number of the call while it
   * does, and that number negative once the call was interrupted.
   */
  private static final class Slot {
    private final Thread thread;
    private volatile long stamp;
    private Callee callee = NOBODY; // written before the stamp, read after it

    // Of the slot's own thread.
    private int depth;
    private long calls;

    // Of the thread that inspects.
    private long seen;
    private long since;
    private boolean lost;

    Slot(Thread thread) {
      this.thread = thread;
    }
  }

  private static VarHandle stampHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Slot.class, "stamp", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Slot newSlot() {
    Slot slot = new Slot(Thread.currentThread());
    synchronized (slots) {
      slots.add(slot);
    }
    return slot;
  }

  /** Says whether calls are timed. */
  public boolean isOn() {
    return on;
  }

  /** How long one call may take. */
  public Duration limit() {
    return Duration.ofNanos(limitNanos);
  }

  /** How much longer an interrupted call may take. */
  public Duration grace() {
    return Duration.ofNanos(graceNanos);
  }

  /** A call of this thread begins; {@link #leave} follows. A call within a call is part of it. */
  public void enter(Callee callee) {
    if (on) {
      Slot slot = current.get();
      if (slot.depth++ == 0) {
        slot.callee = callee;
        STAMP.setRelease(slot, ++slot.calls);
      }
    }
  }

  /** The call is over. An interruption that was meant for it does not outlive it. */
  public void leave() {
    if (on) {
      Slot slot = current.get();
      if (--slot.depth == 0 && !STAMP.compareAndSet(slot, slot.calls, 0L)) {
        synchronized (slot) {
          slot.stamp = 0;
          boolean unused = Thread.interrupted();
        }
      }
    }
  }

  /**
   * Looks at all calls.
   *
   * @param nanoTime the time now
   * @param report told of each call that exceeded its time since the last look, just before it is
   *     interrupted, and of each that is lost since then
   */
  public void inspect(long nanoTime, Consumer<Overrun> report) {
    List<Slot> now;
    synchronized (slots) {
      now = List.copyOf(slots);
    }
    now.forEach(slot -> inspect(slot, nanoTime, report));
  }

  private void inspect(Slot slot, long nanoTime, Consumer<Overrun> report) {
    long stamp = slot.stamp;
    if (stamp == 0 || stamp != slot.seen) {
      slot.seen = stamp;
      slot.since = nanoTime;
      slot.lost = false;
      return;
    }
    Callee callee = slot.callee;
    long elapsed = nanoTime - slot.since;
    if (stamp > 0 && elapsed >= limitNanos && STAMP.compareAndSet(slot, stamp, -stamp)) {
      slot.seen = -stamp;
      slot.since = nanoTime;
      report.accept(new Overrun(callee, slot.thread, false));
      interrupt(slot, -stamp);
    } else if (stamp < 0 && elapsed >= graceNanos && !slot.lost) {
      slot.lost = true;
      report.accept(new Overrun(callee, slot.thread, true));
    }
  }

  /** Only the call itself: its thread waits here if it comes back meanwhile. */
  private static void interrupt(Slot slot, long stamp) {
    synchronized (slot) {
      if (slot.stamp == stamp) {
        slot.thread.interrupt();
      }
    }
  }
}
