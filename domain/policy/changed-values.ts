import { type ParameterUnit, type ParameterValue, parameters } from './parameters.ts';
import type { PolicyValues } from './policy.ts';

/** A parameter whose value differs between two versions of a policy. */
export interface ChangedValue {
  name: string;
  /** Null where that version does not know the parameter. */
  before: ParameterValue | null;
  after: ParameterValue | null;
  unit: ParameterUnit;
  source: string;
  /** The department that answers for the figure. */
  owner: string;
}

/** What changes from one version to another, in the order of the catalogue (SYS-11, SLA-11). */
export function policyDifference(
  before: Partial<PolicyValues>,
  after: Partial<PolicyValues>,
): ChangedValue[] {
  const names = Object.keys(parameters) as (keyof PolicyValues)[];
  return names.flatMap((name) => {
    const { unit, source, owner } = parameters[name];
    const values = { before: before[name] ?? null, after: after[name] ?? null };
    return isSame(values.before, values.after) ? [] : [{ name, ...values, unit, source, owner }];
  });
}

/** A list's order is part of its value, a map's is not: a database may hand its keys back in another. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [mine, other] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    mine.length === other.size &&
    mine.every(([key, value]) => other.has(key) && isSame(value, other.get(key)))
  );
}
