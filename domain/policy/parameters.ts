import type { Department } from '../people/departments.ts';
import { afterSalesParameters } from './parameters/after-sales.ts';
import { assignmentParameters } from './parameters/assignment.ts';
import { calendarParameters } from './parameters/calendar.ts';
import { caseParameters } from './parameters/cases.ts';
import { changeParameters } from './parameters/change.ts';
import { closingParameters } from './parameters/closing.ts';
import { deliveryParameters } from './parameters/delivery.ts';
import { demandParameters } from './parameters/demand.ts';
import { figuresParameters } from './parameters/figures.ts';
import { fulfilmentParameters } from './parameters/fulfilment.ts';
import { intakeParameters } from './parameters/intake.ts';
import { noticeParameters } from './parameters/notices.ts';
import { overdueParameters } from './parameters/overdue.ts';
import { planningParameters } from './parameters/planning.ts';
import { receiptParameters } from './parameters/receipt.ts';
import { receiptCheckParameters } from './parameters/receipt-checks.ts';
import { reviewParameters } from './parameters/review.ts';
import { settlementParameters } from './parameters/settlement.ts';
import { specialParameters } from './parameters/special.ts';
import { systemParameters } from './parameters/system.ts';
import { workingTimeParameters } from './parameters/working-time.ts';

/** How a policy parameter is written down: SLA-11, SYS-11. */
export interface Parameter {
  /** The value that holds when the company sets none. */
  default: ParameterValue;
  unit: ParameterUnit;
  /** What a choice may be, what a list or the values of a map may hold, or a word that stands for no percentage. */
  choices?: readonly string[];
  /** Lowest and highest number, where the unit leaves more room than the figure has. */
  range?: readonly [lowest: number, highest: number];
  /** S: the figure stands in a regulation; A: an assumed default. */
  kind: 'S' | 'A';
  /** Where the figure comes from: source code and section of the regulations, or the ruling. */
  source: string;
  /** The department that answers for the figure (SYS-10). */
  owner: Department;
  purpose: string;
}

export type ParameterValue =
  | string
  | number
  | boolean
  | readonly string[]
  | readonly number[]
  | { readonly [key: string]: string | number | readonly string[] };

/**
 * How a value is written: `budget` 2wd, `CNY` 500000.00, `percent` 5 or, where it has decimals, '0.5', whole numbers of
 * `count`, `days`, `weeks`, `months` and `years`, `flag` true or false, `time` 16:00, `frames` 09:00-12:00, `monthTime` 20 15:00,
 * `weekdays` 1 (Monday) to 7, a `zone` of the IANA list, a code of a `department` or a `stage`.
 */
export type ParameterUnit =
  | 'budget'
  | 'CNY'
  | 'percent'
  | 'count'
  | 'days'
  | 'weeks'
  | 'months'
  | 'years'
  | 'flag'
  | 'time'
  | 'frames'
  | 'monthTime'
  | 'weekdays'
  | 'zone'
  | 'department'
  | 'stage'
  | 'choice'
  | 'list'
  | 'map';

/** Every figure of the regulations that the product acts on. None of them is a literal elsewhere. */
export const parameters = {
  ...calendarParameters,
  ...workingTimeParameters,
  ...noticeParameters,
  ...intakeParameters,
  ...assignmentParameters,
  ...receiptParameters,
  ...reviewParameters,
  ...receiptCheckParameters,
  ...planningParameters,
  ...fulfilmentParameters,
  ...deliveryParameters,
  ...settlementParameters,
  ...closingParameters,
  ...changeParameters,
  ...overdueParameters,
  ...caseParameters,
  ...afterSalesParameters,
  ...specialParameters,
  ...demandParameters,
  ...figuresParameters,
  ...systemParameters,
} as const satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof parameters;
