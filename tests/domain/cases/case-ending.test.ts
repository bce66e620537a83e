import { describe, expect, test } from 'vitest';
import { openCaseCommands } from '../../../domain/cases/decide-case.ts';
import { CaseDriver, damage, exceptionAt, lessons, measure, owner, versions } from './case-driver.ts';

const head = 'LOGISTICS_MANAGER';
describe('the end of a case', () => {
  test('is offered when nothing is missing, and keeps what was said of it [EXC-07]', () => {
    const driver = exceptionAt('VERIFIED');
    expect(openCaseCommands(driver.state)).not.toContain('closeCase');
    driver.give('recordLessons', lessons, head);
    expect(openCaseCommands(driver.state)).toContain('closeCase');
    driver.give('closeCase', { comment: '客户满意' }, head);
    expect(driver.state.outcomeComment).toBe('客户满意');
    expect(exceptionAt('CLOSED').state).not.toHaveProperty('outcomeComment');
    expect(exceptionAt('CLOSED').state).not.toHaveProperty('mergedInto');
  });

  test('by joining another is none of its own: it is never joined into itself', () => {
    expect(exceptionAt('OPENED').refusal('joinCase', { into: 'case_1' }, head)).toBe(
      'does-not-fit: into: is this case itself',
    );
    const [ended] = exceptionAt('CLOSED').journal.at(-1)?.events ?? [];
    expect(ended).toStrictEqual({ type: 'caseEnded', outcome: 'CLOSED' });
  });

  test('names all that is missing', () => {
    const driver = exceptionAt('VERIFIED').give('instruct', { text: 'x' }, 'GENERAL_MANAGER');
    expect(driver.refusal('closeCase', {}, head)).toBe(
      'blocked: Before the case closes it needs: INSTRUCTIONS, LESSONS.',
    );
  });

  test('by mistake is possible while no measure was carried out, and stops every clock', () => {
    const driver = exceptionAt('MEASURES_AGREED').give('instruct', { text: 'x' }, 'GENERAL_MANAGER');
    driver.give('agreeMeasure', { ...measure, owner: 'qian.li' }, head);
    const begun = exceptionAt('MEASURES_AGREED').give('agreeMeasure', { ...measure, owner: 'qian.li' }, head);
    begun.give('completeMeasure', { measureId: 'M1', result: 'x' }, owner);
    expect(begun.refusal('withdrawCase', { reason: '误报' }, head)).toBe(
      'blocked: A measure was carried out already: verify its effect and close the case.',
    );
    driver.give('withdrawCase', { reason: '误报' }, head);
    expect(driver.state).toMatchObject({ step: 'WITHDRAWN', outcomeComment: '误报', clocks: [] });
  });

  test('is told once for each answer of an order, however often the answer comes', () => {
    const driver = new CaseDriver().give('openCase', { ...damage, ...versions }, 'WAREHOUSE_KEEPER');
    const answer = (tellingId: string, result: 'TAKEN' | 'CLOSED') =>
      driver.turn([
        {
          name: 'recordTelling',
          input: { tellingId, orderId: 'ord_1', result },
          actor: { kind: 'policy', rule: 'case.tell' },
        },
      ]);
    answer('note#1', 'TAKEN');
    answer('note#1', 'CLOSED');
    answer('end#1', 'CLOSED');
    expect(driver.state.told).toEqual([
      { tellingId: 'note#1', orderId: 'ord_1', result: 'TAKEN', at: driver.now },
      { tellingId: 'end#1', orderId: 'ord_1', result: 'CLOSED', at: driver.now },
    ]);
    expect(openCaseCommands(driver.state)).not.toContain('recordTelling');
  });
});
