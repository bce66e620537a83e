/** The one place of the page that reads the browser's clock, corrected by what the server says the time is. */
let aheadMs = 0;

/** Takes the server's time: a clock that is wrong on this machine must not colour deadlines. */
export function takeServerTime(serverNow: string): void {
  aheadMs = Date.parse(serverNow) - Date.now();
}

/** The present instant in milliseconds, by the server's clock. */
export function nowMs(): number {
  return Date.now() + aheadMs;
}
