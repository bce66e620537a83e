/** An instant as a date-time field shows it in a zone: `2026-03-01T09:30`; empty for no instant. */
export function localText(instant: string, timeZone: string): string {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return '';
  return new Date(ms + offsetMinutes(ms, timeZone) * 60_000).toISOString().slice(0, 16);
}

/** What a date-time field holds, as an instant with the zone's offset; empty for an unfinished field. */
export function zonedInstant(local: string, timeZone: string): string {
  const asUtc = Date.parse(`${local}:00Z`);
  if (Number.isNaN(asUtc)) return '';
  // The offset at about that time; a second look settles a change of the clocks in between.
  const near = asUtc - offsetMinutes(asUtc, timeZone) * 60_000;
  const minutes = offsetMinutes(near, timeZone);
  const sign = minutes < 0 ? '-' : '+';
  const two = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${local}:00${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Today's date in a zone, as `2026-03-01`. */
export function dateIn(ms: number, timeZone: string): string {
  return new Date(ms + offsetMinutes(ms, timeZone) * 60_000).toISOString().slice(0, 10);
}

function offsetMinutes(ms: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(ms);
  const text = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(text);
  if (found === null) return 0;
  const size = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -size : size;
}

/** An instant in milliseconds. */
export function instantMs(instant: string): number {
  return Date.parse(instant);
}
