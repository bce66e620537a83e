import type { z } from 'zod';
import type { FieldProblem } from '../../domain/errors.ts';

type Issue = Pick<z.core.$ZodIssue, 'code' | 'path' | 'message'> & { keys?: string[] };

/** More would only fill the answer. */
const maximum = 100;

/** Every field that does not fit with its path, an unknown field under its own name. */
export function fieldProblems(issues: readonly Issue[], prefix = ''): FieldProblem[] {
  const problems = issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys' && issue.keys !== undefined) {
      return issue.keys.map((key) => ({
        path: pathText([...issue.path, key], prefix),
        reason: 'is no field of this request',
      }));
    }
    return [{ path: pathText(issue.path, prefix), reason: reasonOf(issue.message) }];
  });
  // One reason for each field: the first, for the others often follow from it.
  const first = new Map(problems.toReversed().map((problem) => [problem.path, problem]));
  return problems.filter((problem) => first.get(problem.path) === problem).slice(0, maximum);
}

/** `lines[0].unitPrice.amount` of the keys. */
export function pathText(keys: readonly PropertyKey[], prefix = ''): string {
  return keys.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = String(key).slice(0, 100);
    return text === '' ? name : `${text}.${name}`;
  }, prefix);
}

function reasonOf(message: string): string {
  const plain = message.replace(/^(Invalid input|Too small|Too big|Invalid string|Invalid option): /, '');
  return plain === 'expected nonoptional, received undefined' ? 'is required' : plain;
}
