import { describe, expect, test } from 'vitest';
import { unopenedCase } from '../../../domain/cases/apply-case.ts';
import { startCaseClock } from '../../../domain/cases/case-clock-control.ts';
import { openCaseDraft } from '../../../domain/cases/case-draft.ts';
import { caseOverdue } from '../../../domain/cases/case-overdue.ts';
import { combinedCaseFacts, foldCaseEntries } from '../../../domain/cases/fold-case.ts';
import { owners } from '../../../domain/cases/owners.ts';
import { isFuture, isPast } from '../../../domain/cases/possible-date.ts';
import { companyDefault } from '../../../domain/working-time/calendars/company-default.ts';
import { exceptionAt } from './case-driver.ts';

describe('the time of a case', () => {
  test('is written by the clock itself, and one late clock makes the case late', () => {
    const driver = exceptionAt('OPENED').give('instruct', { text: 'x' }, 'GENERAL_MANAGER');
    expect(caseOverdue(driver.state)).toBe(false);
    driver.passUntil('2025-10-10T10:30:00+08:00');
    const rung = driver.journal.at(-1);
    expect(rung).toMatchObject({
      by: { kind: 'clock' },
      command: 'rung',
      occurredAt: '2025-10-10T10:00:00+08:00',
    });
    expect(driver.clock('caseInstruction').rungs.filter(({ reached }) => reached)).toEqual([]);
    expect(caseOverdue(driver.state)).toBe(true);
  });

  test('gives the number with the first entry alone, and the last word on each clock', () => {
    const { journal } = exceptionAt('ANALYSED');
    const folded = foldCaseEntries(unopenedCase('case_1'), journal, () => companyDefault, 'CE-7');
    expect(folded.map(({ facts }) => facts.caseNumber)).toEqual(['CE-7', undefined]);
    const facts = combinedCaseFacts(folded);
    expect(facts.caseNumber).toBe('CE-7');
    expect(facts.clocks.map(({ clockId }) => clockId)).toEqual(['caseAnalysis#1', 'caseMeasures#1']);
    const unnumbered = foldCaseEntries(unopenedCase('case_1'), journal, () => companyDefault);
    for (const each of unnumbered) expect(each.facts).not.toHaveProperty('caseNumber');
    expect(combinedCaseFacts(unnumbered)).not.toHaveProperty('caseNumber');
    expect(folded[1]?.before).toBe(folded[0]?.after);
  });

  test('has no clock for what its kind has no time for', () => {
    const { state, policy, now } = exceptionAt('OPENED');
    const draft = openCaseDraft(
      state,
      policy,
      now,
      { kind: 'policy', rule: 'x' },
      { roles: [], persons: [] },
    );
    startCaseClock(draft, 'caseCustomerNotice', owners.notice(state));
    expect(draft.events).toEqual([]);
  });

  test('knows no time zone: a day is past only where it is over everywhere, future only where it has begun nowhere', () => {
    // 19:59 in Shanghai: on the last island it is still the 8th, and on the first the 10th has begun.
    expect(isPast('2025-10-08', '2025-10-09T19:59:59+08:00')).toBe(false);
    expect(isPast('2025-10-08', '2025-10-09T20:00:00+08:00')).toBe(true);
    expect(isPast('2025-10-09', '2025-10-09T20:00:00+08:00')).toBe(false);
    expect(isFuture('2025-10-10', '2025-10-09T17:59:59+08:00')).toBe(true);
    expect(isFuture('2025-10-10', '2025-10-09T18:00:00+08:00')).toBe(false);
  });
});
