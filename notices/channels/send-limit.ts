/** At most `count` messages in any `ms` milliseconds. */
export interface SendWindow {
  count: number;
  ms: number;
}

/** Leave to send one message: to be freed when the receiver has answered, which is when it has surely counted it. */
export interface Place {
  free(at: number): void;
}

/** Keeps to what receivers allow, for each of them apart. Instants are epoch milliseconds of the caller's clock. */
export interface SendLimit {
  /** A place, or the milliseconds after which to ask again: those turned away are spread over the windows to come. */
  take(receiver: string, now: number): Place | number;
  /** Nothing goes to this receiver until then. */
  block(receiver: string, until: number): void;
}

interface Sent {
  /** When the receiver's window has forgotten it; not known while it is under way. */
  at: number | undefined;
}

interface Traffic {
  sent: Sent[];
  /** Instants at which those who were turned away will ask again. */
  promised: number[];
  blockedUntil: number;
}

export function createSendLimit(windows: readonly SendWindow[]): SendLimit {
  const longest = Math.max(...windows.map(({ ms }) => ms));
  const traffic = new Map<string, Traffic>();

  function trafficOf(receiver: string): Traffic {
    const known = traffic.get(receiver) ?? { sent: [], promised: [], blockedUntil: 0 };
    traffic.set(receiver, known);
    return known;
  }

  return {
    take(receiver, now) {
      const known = trafficOf(receiver);
      // What lies far ahead was noted before the clock was set back.
      const remembered = ({ at = now }: Sent) => Math.abs(at - now) < longest;
      known.sent = known.sent.filter(remembered);
      known.promised = known.promised.filter((at) => at > now);
      const { sent, promised, blockedUntil } = known;
      const free = windows.every(({ count, ms }) => within(sent, now, ms) < count);
      if (blockedUntil <= now && free) {
        const place: Sent = { at: undefined };
        sent.push(place);
        return {
          free: (at) => {
            place.at = at;
          },
        };
      }
      const taken = [...sent.map(({ at }) => at ?? now), ...promised].toSorted((a, b) => a - b);
      const next = Math.max(blockedUntil, ...windows.map((window) => nextFree(taken, window)), now + 1);
      promised.push(next);
      return next - now;
    },
    block(receiver, until) {
      const known = trafficOf(receiver);
      known.blockedUntil = Math.max(known.blockedUntil, until);
    },
  };
}

function within(sent: readonly Sent[], now: number, ms: number): number {
  return sent.filter(({ at }) => at === undefined || at > now - ms).length;
}

/** When one more fits: the last `count` of what is taken must have begun a window ago. */
function nextFree(taken: readonly number[], { count, ms }: SendWindow): number {
  const last = taken.at(-count);
  return last === undefined ? 0 : last + ms;
}
