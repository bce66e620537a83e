import type { FieldProblem } from '../errors.ts';
import { epochMs, type Instant } from '../instant.ts';
import { defaultPolicyValues, type PolicyValues } from '../policy/policy.ts';
import { isParameter, validatePolicy } from '../policy/validate-policy.ts';
import type { Calendar } from '../working-time/calendar.ts';
import type { PolicyChange } from './change.ts';
import { instantProblems } from './instant-problems.ts';

/** The version that a change of policy is a patch on. */
export interface LatestPolicy {
  version: string;
  values: Partial<PolicyValues>;
  effectiveAt: Instant;
}

/** The figures of the latest version with those of a change laid over them. The change must have no problems. */
export function patchedPolicy(latest: LatestPolicy, change: PolicyChange): PolicyValues {
  return { ...defaultPolicyValues(), ...knownOf(latest.values), ...change.values };
}

/**
 * What is wrong with new figures, judged on all the figures that would then hold (rule 17, SYS-11). New versions
 * follow one another in time, or the later one would never be taken by an order; running orders can only be moved
 * to figures that hold already.
 */
export function policyChangeProblems(
  latest: LatestPolicy,
  change: PolicyChange,
  calendar: Calendar,
  now: Instant,
): FieldProblem[] {
  const { values, effectiveAt, migrate } = change;
  const problems = validatePolicy({ ...knownOf(latest.values), ...values }, calendar).map((each) => ({
    path: `values.${each.path}`,
    reason: each.reason,
  }));
  if (Object.keys(values).length === 0) problems.push({ path: 'values', reason: 'names no parameter' });
  return [...problems, ...effectProblems(latest, { effectiveAt, migrate }, now)];
}

function effectProblems(
  latest: LatestPolicy,
  { effectiveAt, migrate }: Pick<PolicyChange, 'effectiveAt' | 'migrate'>,
  now: Instant,
): FieldProblem[] {
  const path = 'effectiveAt';
  const unreadable = instantProblems(path, effectiveAt);
  if (unreadable.length > 0) return unreadable;
  if (epochMs(effectiveAt) < epochMs(latest.effectiveAt)) {
    return [{ path, reason: `lies before ${latest.effectiveAt}, from which ${latest.version} holds` }];
  }
  if (!migrate || epochMs(effectiveAt) <= epochMs(now)) return [];
  const reason =
    'lies ahead: running orders are moved at once; leave migrate out or let the figures hold now';
  return [{ path, reason }];
}

/** A version written by a later release may have parameters that this one does not know. */
function knownOf(values: Partial<PolicyValues>): Partial<PolicyValues> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => isParameter(name)));
}
