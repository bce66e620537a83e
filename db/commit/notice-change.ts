import type { NamedPerson, OrderNotice } from '../../domain/notices/notice.ts';
import { orderFigures } from '../../domain/notices/notice-payload.ts';
import type { ChangeRecord } from '../../domain/order/change/records.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import { isDepartment } from '../../domain/people/departments.ts';
import { headOf, rolesOf } from '../../domain/people/roles.ts';
import { changeSummary } from '../../domain/story/change-words.ts';
import { type Audience, presentHolders, type Recipient } from './notice-audience.ts';
import { type OrderRules, rulesAfter } from './order-rules.ts';

/** Who hears that a change took effect, and what: the head of each department that policy names (CHANGE-06). */
export function changeToldOf(
  change: ChangeRecord,
  { entry, after }: FoldedEntry,
  rules: OrderRules,
  audience: Audience,
): { notice: OrderNotice; people: Recipient[] } {
  const { policy, calendarFor } = rulesAfter(after, rules);
  const { recordedAt } = entry;
  const departments = policy['change.notifyDepartments'].filter(isDepartment);
  const people = departments.flatMap((department) => {
    const heads = presentHolders(audience, headOf(department), recordedAt);
    if (heads.length > 0) return heads;
    return rolesOf(department).flatMap((role) => presentHolders(audience, role, recordedAt));
  });
  return {
    people: [...new Map(people.map((person) => [person.personId, person])).values()],
    notice: {
      ...orderFigures(after, undefined, recordedAt, calendarFor('SALES')),
      kind: 'CHANGE_APPLIED',
      changeId: change.changeId,
      revision: change.revision ?? 1,
      by: namedPerson(change.decision?.by ?? change.by, audience),
      message: changeSummary(change),
    },
  };
}

function namedPerson(personId: string, audience: Audience): NamedPerson {
  const { nameZh, nameEn } = audience.people.get(personId) ?? { nameZh: personId, nameEn: personId };
  return { personId, nameZh, nameEn };
}
