/** What reads the time. Code that needs the present takes a Clock, so that tests and simulations supply their own. */
export interface Clock {
  /** The present instant. */
  now(): Date;
}

/** The machine's clock: the only place outside workflows that reads the time. */
export const systemClock: Clock = { now: () => new Date() };
