import type { Calendar } from '../working-time/calendar.ts';
import { ladderProblems } from './ladder-problems.ts';
import { orderProblems } from './order-problems.ts';
import { type ParameterName, parameters } from './parameters.ts';
import { defaultPolicyValues, type PolicyValues } from './policy.ts';
import { valueProblems } from './value-problems.ts';

/** What is wrong with a draft: where, why, and the two rungs or figures that stand in the wrong order. */
export interface PolicyProblem {
  /** The parameter, with the item or key that is wrong: `plan.countersigners[2]`, `kpi.weights.SELF`. */
  path: string;
  reason: string;
  rungs?: readonly string[];
}

/** True for the name of a parameter. */
export function isParameter(name: string): name is ParameterName {
  return Object.hasOwn(parameters, name);
}

/**
 * Every problem of a policy draft, none if it can be used. The draft names the values that it sets; what it does not
 * name keeps its default. Values are judged by themselves first: unknown names, units, choices and references; then
 * the figures that stand in an order on the timeline of `calendar`, which must be a valid one. A figure that is wrong
 * by itself is left out of that order. Source: SYS-11, SLA-05, SLA-11, rule 17.
 */
export function validatePolicy(
  values: Readonly<Record<string, unknown>>,
  calendar: Calendar,
): PolicyProblem[] {
  const draft = Object.entries(values);
  const wrong = new Set<string>();
  const problems = draft.flatMap(([name, value]) => {
    const found = isParameter(name) ? valueProblems(name, parameters[name], value) : [unknownName(name)];
    if (found.length > 0) wrong.add(name);
    return found;
  });
  const sound = Object.fromEntries(draft.filter(([name]) => !wrong.has(name)));
  const whole: PolicyValues = { ...defaultPolicyValues(), ...sound };
  return [...problems, ...orderProblems(whole, wrong, calendar), ...ladderProblems(whole, wrong, calendar)];
}

function unknownName(name: string): PolicyProblem {
  return { path: name.slice(0, 100), reason: 'is not a parameter; docs/policies.md lists them all' };
}
