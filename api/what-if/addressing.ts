import type { Audience } from '../../db/commit/notice-audience.ts';
import { addresseesOf } from '../../db/commit/notice-recipients.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { Addressing } from '../../domain/what-if/difference.ts';
import type { Supposition } from '../../domain/what-if/supposition.ts';
import { dayMs, parseCivilDate } from '../../domain/working-time/civil-date.ts';
import { formatInstant } from '../../domain/working-time/instant-text.ts';
import { zoneOffsets } from '../../domain/working-time/zone-offsets.ts';

/**
 * Who would be told of warnings, substitutes and vacant roles as live (rule 14), by the figures that would hold. While
 * nobody is absent the instant does not matter, and the same step of the same ladder tells the same people.
 */
export function addressing(audience: Audience): (policy: PolicyValues) => Addressing {
  const known = new Map<PolicyValues, Addressing>();
  const isAlwaysSame = audience.absences.length === 0;

  function addressingBy(policy: PolicyValues): Addressing {
    const told = new Map<string, readonly string[]>();
    return ({ clock, rung, at }) => {
      const { kind, owner, assignee, assignedTo = '', ladder } = clock;
      const key = [kind, owner, assignee, assignedTo, rung, isAlwaysSame ? '' : at, ...ladder].join(' ');
      const people =
        told.get(key) ??
        addresseesOf(clock, rung, policy, audience, at).told.map(({ person }) => person.personId);
      told.set(key, people);
      return people;
    };
  }

  return (policy) => {
    const found = known.get(policy) ?? addressingBy(policy);
    known.set(policy, found);
    return found;
  };
}

/** The audience without the people of departments that are supposed to be away; nobody stands in for them. */
export function withoutAbsent(
  audience: Audience,
  suppositions: readonly Supposition[],
  zone: string,
): Audience {
  const offsets = zoneOffsets(zone);
  const startOf = (day: number): string => {
    const ms = offsets.instantOf(day * dayMs);
    return formatInstant(ms, offsets.offsetAt(ms));
  };
  const absences = suppositions.flatMap((supposition) => {
    if (supposition.kind !== 'DEPARTMENT_AWAY') return [];
    const { department, from, until } = supposition;
    const span = { fromAt: startOf(parseCivilDate(from)), untilAt: startOf(parseCivilDate(until) + 1) };
    const staff = [...audience.people.values()].filter((person) => person.department === department);
    return staff.map(({ personId }) => ({ personId, ...span, substituteId: null }));
  });
  return { ...audience, absences: [...audience.absences, ...absences] };
}
