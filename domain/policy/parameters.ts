import { closingParameters } from './parameters/closing.ts';
import { fulfilmentParameters } from './parameters/fulfilment.ts';
import { intakeParameters } from './parameters/intake.ts';
import { workingTimeParameters } from './parameters/working-time.ts';

/** How a policy parameter is written down: SLA-11, SYS-11. */
export interface Parameter {
  /** The value that holds when the company sets none. */
  default: ParameterValue;
  /** `budget`, `CNY`, `percent`, `count`, `flag`, `list`, `map`, `time`, `choice`. */
  unit: string;
  /** S: the figure stands in a regulation; A: an assumed default. */
  kind: 'S' | 'A';
  /** Where the figure comes from: source code and section of the regulations, or the ruling. */
  source: string;
  /** The department that answers for the figure. */
  owner: string;
  purpose: string;
}

export type ParameterValue =
  | string
  | number
  | boolean
  | readonly string[]
  | { readonly [key: string]: string | readonly string[] };

/** Every figure of the regulations that the product acts on. None of them is a literal elsewhere. */
export const parameters = {
  ...workingTimeParameters,
  ...intakeParameters,
  ...fulfilmentParameters,
  ...closingParameters,
} as const satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof parameters;
