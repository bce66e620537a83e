import { refuseField } from '../errors.ts';
import { epochMs, type Instant, isBefore } from '../instant.ts';

/**
 * The instant that a command is judged by. It may be typed later than it happened, never before, and it happened in the
 * stage or step that it is given in, entered at `since`: a clock cannot stop before it started, nor run on before it stood
 * still (ruling 4). Throws `does-not-fit`.
 */
export function happenedAt(
  occurredAt: Instant | undefined,
  now: Instant,
  since: Instant | undefined,
  within: 'stage' | 'step',
): Instant {
  if (occurredAt === undefined) return now;
  if (epochMs(occurredAt) > epochMs(now)) refuseField('occurredAt', `must not lie after now, ${now}`);
  if (since !== undefined && isBefore(occurredAt, since)) {
    const isStage = within === 'stage';
    refuseField(
      'occurredAt',
      isStage ? `lies before the present stage, ${since}` : `lies before the present step, ${since}`,
    );
  }
  return occurredAt;
}
