import { expect, test } from 'vitest';
import { factsStillVerified, type Verification } from '../../domain/order/verification.ts';
import { usualFacts } from './sample-orders.ts';

const person: Verification = {
  result: 'VERIFIED',
  registeredName: '王敏',
  how: '身份证',
  by: 'salesperson',
  at: '2025-10-09T10:00:00+08:00',
};

test('a private person, who has no tax number, stays verified under the own name and not under another [INTAKE-15]', () => {
  const as = (name: string) =>
    factsStillVerified(usualFacts, person, { customer: { name, customerKind: 'PERSON' } }).customerVerified;
  expect([as('王敏'), as('王明')]).toEqual([true, false]);
});
