import { unopened } from '../order/apply.ts';
import { type ClockKind, type ClockLimit, clockKinds } from '../order/clock.ts';
import { definitionOf, ladderFor } from '../order/clock-control.ts';
import { stepsFor } from '../order/ladder-steps.ts';
import type { Calendar } from '../working-time/calendar.ts';
import { validateLadder } from '../working-time/validate-ladder.ts';
import { misplaced } from './misplaced.ts';
import type { PolicyValues } from './policy.ts';
import type { PolicyProblem } from './validate-policy.ts';

/** One rung of a ladder; its name is the path at which the draft sets it. */
interface Rung {
  name: string;
  rung: string;
  offset: string;
}

const standardNames = ['sla.prewarnRatio', 'sla.escalation.levels'] as const;

/**
 * Rungs that are out of order or equal on the ladder of any clock, judged on the budget that the draft gives that
 * clock; a standard ladder without the due rung, which tells overdue (SLA-12); and critical rungs that no ladder has.
 * Ladders whose parameters are `wrong` by themselves are left out. Source: SLA-03, SLA-04, SLA-08, rule 17.
 */
export function ladderProblems(
  values: PolicyValues,
  wrong: ReadonlySet<string>,
  calendar: Calendar,
): PolicyProblem[] {
  const judged = new Set<string>();
  const found = new Map<string, PolicyProblem>();
  for (const kind of clockKinds) {
    if (isWrong(values, kind, wrong)) continue;
    for (const limit of limitsOf(values, kind)) {
      const rungs = rungsOf(values, kind, limit);
      const key = JSON.stringify([limit.budget, rungs]);
      if (judged.has(key)) continue;
      judged.add(key);
      const problems = misplaced(rungs, (some) => validateLadder(calendar, limit.budget, some));
      for (const problem of problems) {
        const reason = `${problem.reason}, on ${kind} (${limit.budget})`;
        const pair = JSON.stringify(problem.rungs);
        if (!found.has(pair)) found.set(pair, { ...problem, reason });
      }
    }
  }
  return [...found.values(), ...dueProblems(values), ...criticalProblems(values, wrong)];
}

function isWrong(values: PolicyValues, kind: ClockKind, wrong: ReadonlySet<string>): boolean {
  if (wrong.has('sla.ladders')) return true;
  return values['sla.ladders'][kind] === undefined && standardNames.some((name) => wrong.has(name));
}

/** Budgets that the clock may run on; one that ends on a date of the order may be as long as a delivery takes. */
function limitsOf(values: PolicyValues, kind: ClockKind): { budget: string }[] {
  if (kind === 'payment') return Object.values(values['settle.paymentDue']).map((budget) => ({ budget }));
  const limit: ClockLimit | undefined = definitionOf(kind).limit(values, unopened('draft'));
  return limit !== undefined && 'budget' in limit
    ? [{ budget: limit.budget }]
    : [{ budget: values['sla.delivery.standardCycle'] }];
}

function rungsOf(values: PolicyValues, kind: ClockKind, limit: ClockLimit): Rung[] {
  const used = ladderFor(values, kind, limit);
  const own = values['sla.ladders'][kind] !== undefined;
  return stepsFor(values, kind)
    .map(({ offset }, index) => {
      const standard = index === 0 ? standardNames[0] : `${standardNames[1]}[${index - 1}]`;
      const name = own ? `sla.ladders.${kind}[${index}]` : standard;
      return { name, rung: name, offset };
    })
    .filter(({ offset }) => used.includes(offset));
}

function dueProblems(values: PolicyValues): PolicyProblem[] {
  const path = 'sla.escalation.levels';
  if (values[path].includes('0')) return [];
  return [{ path, reason: 'lacks the rung 0: without it nobody hears that a deadline has passed' }];
}

function criticalProblems(values: PolicyValues, wrong: ReadonlySet<string>): PolicyProblem[] {
  const path = 'sla.criticalRungs';
  if ([path, 'sla.ladders', ...standardNames].some((name) => wrong.has(name))) return [];
  return values[path].flatMap((text, index) => {
    const [kind, offset] = text.split('/');
    const clock = clockKinds.find((each) => each === kind);
    const stands = clock !== undefined && stepsFor(values, clock).some((step) => step.offset === offset);
    return stands
      ? []
      : [{ path: `${path}[${index}]`, reason: `the ladder of ${kind} has no rung ${offset}` }];
  });
}
