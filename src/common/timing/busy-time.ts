/** How long at least one of several overlapping tasks was under way: ten that run side by side for a second count once. */
export class BusyTime {
  private running = 0;
  private since = 0;
  private totalMs = 0;

  /** @param now milliseconds of a clock that never goes back */
  begin(now: number): void {
    if (this.running === 0) this.since = now;
    this.running += 1;
  }

  end(now: number): void {
    this.running -= 1;
    if (this.running === 0) this.totalMs += now - this.since;
  }

  /** Milliseconds until now, tasks under way included. */
  until(now: number): number {
    return this.totalMs + (this.running > 0 ? now - this.since : 0);
  }
}
