import type { Calendar } from '../working-time/calendar.ts';
import { validateBudgetOrder } from '../working-time/validate-ladder.ts';
import { misplaced, pairs } from './misplaced.ts';
import type { ParameterName } from './parameters.ts';
import type { PolicyValues } from './policy.ts';
import type { PolicyProblem } from './validate-policy.ts';

interface Figure<Value> {
  /** The parameter. */
  name: ParameterName;
  /** Where the figure stands: the parameter, or an item of it. */
  path: string;
  value: Value;
}

/**
 * Figures that must follow one another: the three of confirmation, target and deadline of the plan, the steps of
 * dunning, days and deductions of a special order; and the weights that make a hundred. Those of parameters that are
 * `wrong` by themselves are not compared. Source: SLA-05, PLAN-02, SETTLE-11, SPECIAL-06, SPECIAL-07, KPI-16, rule 17.
 */
export function orderProblems(
  values: PolicyValues,
  wrong: ReadonlySet<string>,
  calendar: Calendar,
): PolicyProblem[] {
  const sound = ({ name }: Figure<unknown>): boolean => !wrong.has(name);
  return [
    ...budgetSequences(values).flatMap((each) => budgetsInOrder(each.filter(sound), calendar)),
    ...numberSequences(values).flatMap((each) => numbersInOrder(each.filter(sound))),
    ...weightProblems(values),
  ];
}

function budgetSequences(values: PolicyValues): Figure<string>[][] {
  const figure = (name: ParameterName, value: string) => ({ name, path: name, value });
  const target = values['sla.intake.confirmTarget'];
  const elapsed = values['sla.intake.confirmClock'] === 'ELAPSED';
  return [
    [
      figure('sla.intake.confirmTarget', elapsed ? target.replace('wh', 'h') : target),
      figure('sla.review.initial', values['sla.review.initial']),
      figure('sla.intake.initialConfirmOuter', values['sla.intake.initialConfirmOuter']),
    ],
    [
      figure('sla.plan.standardPreliminary', values['sla.plan.standardPreliminary']),
      figure('sla.plan.complete', values['sla.plan.complete']),
    ],
    values['settle.dunning'].map((value, index) => ({
      name: 'settle.dunning',
      path: `settle.dunning[${index}]`,
      value,
    })),
  ];
}

function numberSequences(values: PolicyValues): Figure<number>[][] {
  const figure = (name: ParameterName, value: number) => ({ name, path: name, value });
  return [
    [
      figure('special.pickupFreeDays', values['special.pickupFreeDays']),
      figure('special.pickupGraceDays', values['special.pickupGraceDays']),
    ],
    [
      figure('special.forfeitTier1', values['special.forfeitTier1']),
      figure('special.forfeitTier2', values['special.forfeitTier2']),
    ],
  ];
}

function budgetsInOrder(figures: readonly Figure<string>[], calendar: Calendar): PolicyProblem[] {
  const budgets = figures.map(({ path, value }) => ({ name: path, budget: value }));
  return misplaced(budgets, (some) => validateBudgetOrder(calendar, some));
}

function numbersInOrder(figures: readonly Figure<number>[]): PolicyProblem[] {
  return pairs(figures).flatMap(([first, second]) =>
    first.value < second.value
      ? []
      : [
          {
            path: second.path,
            reason: `${second.path} (${second.value}) must be more than ${first.path} (${first.value})`,
            rungs: [first.path, second.path],
          },
        ],
  );
}

function weightProblems(values: PolicyValues): PolicyProblem[] {
  const sum = Object.values(values['kpi.weights']).reduce((total, weight) => total + weight, 0);
  return sum === 100
    ? []
    : [{ path: 'kpi.weights', reason: `the weights make ${sum}; together they are 100` }];
}
