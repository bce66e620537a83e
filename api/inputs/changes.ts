import { z } from 'zod';
import { limits } from '../limits.ts';
import { calendarId, notice, overrides, week, zone } from './calendars.ts';
import { isStorable, words } from './fields.ts';

const text = (description: string) => z.string().max(limits.lineLength).describe(description);
const list = (description: string) =>
  z.array(z.string().max(limits.codeLength)).max(limits.incidentOrders).describe(description);

const calendarBody = z
  .strictObject({
    set: overrides.exactOptional(),
    remove: list('Dates whose company override is taken away.').exactOptional(),
    notice: notice.exactOptional(),
    week: week.exactOptional(),
    zone: zone.exactOptional(),
  })
  .meta({ id: 'CalendarChange', description: 'A patch on the latest version of a calendar.' });

const policyBody = z
  .strictObject({
    values: z.record(z.string().max(limits.nameLength), z.unknown()).describe('Figures by parameter.'),
    effectiveAt: text('Orders that come in from then on take the figures; an instant with its offset.'),
    migrate: z.boolean().describe('Whether running orders take them too; else they keep theirs.'),
  })
  .meta({ id: 'PolicyChange', description: 'A patch on the latest version of the policy.' });

const incidentBody = z
  .strictObject({
    title: words('What happened.'),
    from: text('Clocks stood still from this instant.'),
    until: text('Up to this one; it must be over.'),
    departments: list('Departments whose clocks stood still; none: all.'),
    clockKinds: list('Kinds of clock that stood still; none: all.'),
    orderIds: list('Orders whose clocks stood still; none: all that are open.'),
  })
  .meta({ id: 'IncidentChange', description: 'Time that did not count.' });

const reason = words('Why; it stands in the journal of every order that takes the change.');
const forAll = z.literal('').exactOptional().describe('Nothing: it concerns the whole company.');

/** Body of `POST /v1/changes`. */
export const newChange = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('CALENDAR'), subject: calendarId, body: calendarBody, reason }),
    z.strictObject({ kind: z.literal('POLICY'), subject: forAll, body: policyBody, reason }),
    z.strictObject({ kind: z.literal('INCIDENT'), subject: forAll, body: incidentBody, reason }),
  ])
  .refine(({ body }) => isKeepable(body), 'must not hold NUL characters or halves of surrogate pairs')
  .meta({ id: 'NewChange', description: 'A change to draft.' });

/** Body of acts that need no more than their path. */
export const nothing = z.strictObject({}).meta({ id: 'Nothing', description: 'No fields.' });

export const changeId = z.uuid('must be the id of a change').describe('Id of the change.');

/** True when the database can keep it: every text and every name in it. */
function isKeepable(value: unknown): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, each]) => isStorable(name) && isKeepable(each));
}
