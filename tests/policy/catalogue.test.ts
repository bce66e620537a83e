import { describe, expect, test } from 'vitest';
import { isDepartment } from '../../domain/people/departments.ts';
import { contents } from '../../domain/policy/contents.ts';
import { type Parameter, parameters } from '../../domain/policy/parameters.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { validatePolicy } from '../../domain/policy/validate-policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { sectionG } from './section-g.ts';

const all = Object.entries<Parameter>(parameters);
const byName = new Map(all);

describe('the parameters', () => {
  test.each(sectionG)(
    'have %s of the catalogue with its default, unit and kind [SYS-11]',
    (name, value, unit, kind) => {
      expect(byName.get(name)).toMatchObject({ unit, kind });
      expect(byName.get(name)?.default).toEqual(value);
    },
  );

  test('each say where the figure comes from, which department answers for it and what it is for [SYS-11]', () => {
    for (const [name, { source, owner, purpose }] of all) {
      expect(source.length, name).toBeGreaterThan(1);
      expect(isDepartment(owner), name).toBe(true);
      expect(purpose.length, name).toBeGreaterThan(10);
    }
  });

  test('each say what a choice may be, and what a list or a map may hold', () => {
    for (const [name, { unit, choices }] of all) {
      if (!['choice', 'list', 'map'].includes(unit)) continue;
      const known = choices ?? (Object.hasOwn(contents, name) ? [name] : []);
      expect(known.length, name).toBeGreaterThan(0);
    }
  });

  test('have defaults that make a valid policy, together and by themselves [SYS-11]', () => {
    expect(validatePolicy(defaultPolicyValues(), companyDefault)).toEqual([]);
    expect(validatePolicy({}, companyDefault)).toEqual([]);
  });

  test('stay small enough to travel with every order', () => {
    expect(JSON.stringify(defaultPolicyValues()).length).toBeLessThan(10_000);
  });
});
