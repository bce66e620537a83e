/** One deadline as its client knows it: the budget, and the instants (epoch ms) between which its clock was started. */
export interface Deadline {
  orderId: string;
  seconds: number;
  sentAt: number;
  answeredAt: number;
}

/** How a deadline's rung came to be known, epoch ms: its own instant, the engine's time of the record, ours when it could be read. */
export interface Sighting {
  orderId: string;
  reachedAt: number;
  recordedAt: number;
  seenAt: number;
}

/** The clocks of engine and exam are one; their milliseconds are cut off apart. */
const clockSlackMs = 5;

/** Everything that is wrong with the rungs that were seen, by what the clients know; none when all came once and none early. */
export function deadlineDifferences(
  deadlines: readonly Deadline[],
  sightings: readonly Sighting[],
): string[] {
  return deadlines.flatMap((deadline) => {
    const own = sightings.filter((each) => each.orderId === deadline.orderId);
    const [sighting] = own;
    if (sighting === undefined) return [`${deadline.orderId}: its deadline was missed`];
    const found =
      own.length === 1 ? [] : [`${deadline.orderId}: its deadline was recorded ${own.length} times`];
    const budget = deadline.seconds * 1_000;
    const before = deadline.sentAt + budget - sighting.reachedAt;
    const after = sighting.reachedAt - deadline.answeredAt - budget;
    if (before > clockSlackMs) found.push(`${deadline.orderId}: its deadline was set ${before} ms early`);
    if (after > clockSlackMs) found.push(`${deadline.orderId}: its deadline was set ${after} ms late`);
    if (sighting.recordedAt <= sighting.reachedAt) found.push(`${deadline.orderId}: it was recorded early`);
    if (sighting.seenAt <= sighting.reachedAt) found.push(`${deadline.orderId}: it was seen early`);
    return found;
  });
}

/** Milliseconds from each rung's own instant to the one when it could be read. */
export function latenessOf(sightings: readonly Sighting[]): number[] {
  return sightings.map(({ seenAt, reachedAt }) => seenAt - reachedAt);
}
