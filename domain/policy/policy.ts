import type { WorkingDayMode } from '../working-time/calendar.ts';
import { type ParameterName, type ParameterValue, parameters } from './parameters.ts';

type Widen<T> = T extends boolean
  ? boolean
  : T extends number
    ? number
    : T extends string
      ? string
      : T extends readonly string[]
        ? readonly string[]
        : T extends readonly number[]
          ? readonly number[]
          : { readonly [key: string]: T extends { readonly [key: string]: infer V } ? Widen<V> : never };

/** The value of every parameter. An order keeps the values that it started with (SLA-11). */
export type PolicyValues = { [Name in ParameterName]: Widen<(typeof parameters)[Name]['default']> };

/** A set of values under a version that never changes once used. */
export interface Policy {
  version: string;
  values: PolicyValues;
}

/** The regulations' figures with nothing changed by the company. */
export function defaultPolicyValues(): PolicyValues {
  const entries: [string, ParameterValue][] = Object.entries(parameters).map(([name, parameter]) => [
    name,
    parameter.default,
  ]);
  return Object.fromEntries(entries) as PolicyValues;
}

/** The defaults with the company's own figures laid over them. */
export function withOverrides(overrides: Partial<PolicyValues>): PolicyValues {
  return { ...defaultPolicyValues(), ...overrides };
}

/** What "within N working days" means in this policy (SLA-02). */
export function workingDayMode(policy: PolicyValues): WorkingDayMode {
  return policy['calendar.workingDayMode'] === 'END_OF_NTH_DAY' ? 'END_OF_NTH_DAY' : 'SAME_TIME_AFTER_N_DAYS';
}
