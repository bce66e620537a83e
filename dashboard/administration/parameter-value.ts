import type { Parameter } from '../../domain/policy/parameters.ts';

/** A value as it is shown and typed: plain words and numbers as they are, lists and maps as JSON. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What was typed, as the parameter holds it; text that is not of its form goes out as it is and is told as a problem. */
export function typedValue(parameter: Parameter, text: string): unknown {
  const usual = parameter.default;
  if (typeof usual === 'string') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
