import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Parameter,
  type ParameterName,
  type ParameterValue,
  parameters,
} from '../../domain/policy/parameters.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { validatePolicy } from '../../domain/policy/validate-policy.ts';
import { valueProblems } from '../../domain/policy/value-problems.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

const names = Object.keys(parameters) as ParameterName[];

/** One value of a policy made wrong, and the path at which it is. */
interface Corruption {
  name: ParameterName;
  path: string;
  value: unknown;
}

/** No unit takes any of these: wrong types, and text with a character that no figure has. */
const nonsense: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, [[]], {}),
  fc.integer({ max: -1 }),
  fc.double().filter((each) => !Number.isInteger(each)),
  fc.string().map((text) => `${text}#`),
  fc.string().map((text) => `# ${text}`),
);

const corruption: fc.Arbitrary<Corruption> = fc
  .record({ name: fc.constantFrom(...names), bad: nonsense, pick: fc.nat() })
  .map(({ name, bad, pick }) => {
    const parameter: Parameter = parameters[name];
    return { name, ...corrupted(name, parameter.default, bad, pick) };
  });

/** The value with one place made wrong: itself, one item, the value of one key, or a key that does not exist. */
function corrupted(
  path: string,
  value: ParameterValue,
  bad: unknown,
  pick: number,
): Omit<Corruption, 'name'> {
  if (typeof value !== 'object') return { path, value: bad };
  // A list or a map in the place of another is wrong at its items or keys, so that the whole becomes nothing.
  const isEmpty = Object.keys(value).length === 0;
  if (isEmpty || pick % 4 === 0) return { path, value: typeof bad === 'object' ? null : bad };
  if (isList(value)) {
    const index = pick % value.length;
    const items: readonly unknown[] = value;
    return { path: `${path}[${index}]`, value: items.with(index, bad) };
  }
  const [keys, values] = [Object.keys(value), Object.values(value)];
  if (pick % 4 === 1) return { path: `${path}.no-such key`, value: { ...value, 'no-such key': values[0] } };
  const key = keys[pick % keys.length] ?? '';
  const inner = corrupted(`${path}.${key}`, value[key] ?? '', bad, Math.floor(pick / 4));
  return { path: inner.path, value: { ...value, [key]: inner.value } };
}

function isList(value: object): value is readonly string[] | readonly number[] {
  return Array.isArray(value);
}

test('a single value made wrong is refused at its path, whatever the value [SYS-11]', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(corruption, ({ name, path, value }) => {
      seen.add(name);
      expect(valueProblems(name, parameters[name], value).map((problem) => problem.path)).toEqual([path]);
    }),
    { numRuns: 5_000, seed: 20251009 },
  );
  // Every parameter must have had its turn, or some of them are not proved.
  expect(seen.size).toBe(names.length);
});

test('a policy with a single value made wrong has that problem alone [SYS-11]', () => {
  fc.assert(
    fc.property(corruption, ({ name, path, value }) => {
      const draft = { ...defaultPolicyValues(), [name]: value };
      expect(validatePolicy(draft, companyDefault).map((problem) => problem.path)).toEqual([path]);
    }),
    { numRuns: 60, seed: 20251009 },
  );
});
