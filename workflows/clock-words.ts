import { epochMs, type Instant } from '../domain/instant.ts';
import { type Clock, isOverdue, nextMoment } from '../domain/order/clock.ts';
import { departments } from '../domain/people/departments.ts';

/** The plain words on the timer that rings at `at`: which clock, whose, and when it is next heard of. */
export function clockSummary(clocks: readonly Clock[], at: Instant | undefined): string {
  const moments = clocks.map((clock) => ({ clock, moment: nextMoment(clock) }));
  const next = moments.find(({ moment }) => moment?.at === at);
  if (next?.moment === undefined || at === undefined) return 'waiting';
  const { clock, moment } = next;
  const what = 'rung' in moment ? rungWords(moment.rung.rung) : 'pause ends';
  return `${kindWords(clock.kind)} ${what} ${localMinutes(at)}, ${departments[clock.owner].en}`;
}

function rungWords(rung: string): string {
  if (rung === '0') return 'due';
  if (rung.startsWith('-')) return `warning ${rung}`;
  return rung.endsWith('%') ? `pre-warning at ${rung}` : `escalation ${rung}`;
}

/** A clock in one line of the details. */
export function clockLine(clock: Clock): string {
  const where = clock.lotId === undefined ? '' : `lot ${clock.lotId}, `;
  const since = `${where}${departments[clock.owner].en}, since ${localMinutes(inZoneOf(clock.due, clock.anchor))}`;
  if (clock.pausedAt !== undefined)
    return `${since}, stands still: ${clock.pauses.map((pause) => pause.reason).join(', ')}`;
  const due = clock.due === undefined ? 'due being computed' : `due ${localMinutes(clock.due)}`;
  return `${since}, ${due}${clock.provisional ? ' (provisional)' : ''}${isOverdue(clock) ? ', **overdue**' : ''}`;
}

/** `initialReview` as words. */
export function kindWords(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Rows of names and values as a Markdown table. */
export function detailsTable(rows: readonly (readonly string[])[]): string {
  const table = rows.map(([name, value]) => `| ${name} | ${value} |`);
  return ['| | |', '|---|---|', ...table].join('\n');
}

/** An instant written with the offset of another one, which is the company's. */
function inZoneOf(other: string | undefined, instant: string): string {
  const offset = /([+-])(\d\d):(\d\d)$/.exec(other ?? '');
  if (offset === null) return instant;
  const [, sign, hours, minutes] = offset;
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return new Date(epochMs(instant) + shift).toISOString();
}

/** Minutes of an instant as it is written, in the zone of its own offset. */
export function localMinutes(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)}`;
}
