import { expect, test } from 'vitest';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { validateBudgetOrder, validateLadder } from '../../domain/working-time/validate-ladder.ts';
import { offDay, office, shifts, workingDay } from './calendars.ts';

const ladder = (...offsets: string[]) => offsets.map((offset, index) => ({ rung: `r${index}`, offset }));
const check = (budget: string, ...offsets: string[]) =>
  validateLadder(companyDefault, budget, ladder(...offsets));

test.each([
  ['1wd', ['80%', '0', '+1wd', '+2wd']],
  ['2wd', ['-1wd', '80%', '0', '+4wh', '+1wd']],
  ['10wd', ['50%', '-3wd', '-1wd', '0']],
  ['24h', ['80%', '0', '+1h', '+24h']],
  ['30s', ['80%', '0', '+10s', '+20s']],
  ['eod', ['0', '+1wd']],
  ['1wd', ['+24h', '+1wd']],
  ['1wd', []],
])('a ladder on %s in order of time is accepted: %j', (budget, offsets) => {
  expect(check(budget, ...offsets)).toEqual([]);
});

test.each([
  ['1wd', ['0', '80%'], ['r0', 'r1']],
  ['1wd', ['80%', '0', '+2wd', '+1wd'], ['r2', 'r3']],
  ['1wd', ['+1wd', '+24h'], ['r0', 'r1']],
  ['2wd', ['80%', '-1wd'], ['r0', 'r1']],
  ['1wd', ['0', '-1wm'], ['r0', 'r1']],
  ['24h', ['0', '+1h', '+30m'], ['r1', 'r2']],
  ['4wh', ['0', '+9wh', '+1wd'], ['r1', 'r2']],
])('a ladder on %s out of order is refused with the two rungs named: %j', (budget, offsets, rungs) => {
  const [problem, ...others] = check(budget, ...offsets);
  expect(others).toEqual([]);
  expect(problem?.rungs).toEqual(rungs);
  const second = Number(rungs[1]?.slice(1));
  expect(problem?.path).toBe(`ladder[${second}].offset`);
  expect(problem?.reason).toBe(
    `${rungs[1]} (${offsets[second]}) can come before ${rungs[0]} (${offsets[second - 1]}), which stands first`,
  );
});

test('a rung named twice and an offset that cannot be read are named first', () => {
  const steps = [
    { rung: 'head', offset: '0' },
    { rung: 'head', offset: '+1wk' },
    { rung: 'x', offset: '80%' },
  ];
  expect(validateLadder(companyDefault, '1wd', steps)).toEqual([
    { path: 'ladder[1].rung', reason: 'the rung head is named twice', rungs: ['head'] },
    { path: 'ladder[1].offset', reason: expect.stringContaining('1wk'), rungs: ['head'] },
  ]);
  expect(() => validateLadder(companyDefault, 'nothing', ladder('0'))).toThrow('nothing');
});

test('target, deadline and outer limit must follow one another [SLA-05]', () => {
  const order = (...budgets: string[]) =>
    validateBudgetOrder(
      companyDefault,
      budgets.map((budget, index) => ({ name: `b${index}`, budget })),
    );
  expect(order('4wh', '1wd', '2wd')).toEqual([]);
  expect(order('8wh', '1wd')).toEqual([]);
  expect(order('4wh', '2wd', '1wd')).toEqual([
    {
      path: 'budgets[2].budget',
      reason: 'b2 (1wd) can come before b1 (2wd), which stands first',
      rungs: ['b1', 'b2'],
    },
  ]);
  expect(order('9wh', '1wd')).toHaveLength(1);
  expect(order('eod', '1wd')).toEqual([]);
  expect(order('eod+1', '1wd')).toHaveLength(1);
  expect(() => order('none')).toThrow('none');
});

test('half days and holidays are no reason to refuse a policy', () => {
  const halfSaturday = shifts('Asia/Shanghai', office, [1, 2, 3, 4, 5]);
  const week = { ...halfSaturday.week, 6: [{ start: '09:00', end: '12:00' }] };
  const budgets = [
    { name: 'target', budget: '4wh' },
    { name: 'deadline', budget: '1wd' },
  ];
  expect(validateBudgetOrder({ ...halfSaturday, week }, budgets)).toEqual([]);
  const halfMonday = { ...halfSaturday.week, 1: [{ start: '13:00', end: '16:00' }] };
  expect(validateBudgetOrder({ ...halfSaturday, week: halfMonday }, budgets)).toEqual([]);
});

test('rest days stay rest days: only where every day is worked do 24 hours and a working day coincide', () => {
  const steps = ladder('0', '+1wd', '+24h');
  expect(validateLadder(shifts('Asia/Shanghai', office, [1, 2, 3, 4, 5, 6, 7]), '1wd', steps)).toEqual([]);
  expect(validateLadder(shifts('Asia/Shanghai', office, [1, 2, 3, 4, 5, 6]), '1wd', steps)).toHaveLength(1);
});

test('a calendar that works on given dates only is judged by their frames', () => {
  const dates = {
    ...shifts('Asia/Shanghai', [], []),
    overrides: [offDay('2025-03-02'), workingDay('2025-03-03', office)],
  };
  expect(validateLadder(dates, '1wd', ladder('80%', '0', '+1wd'))).toEqual([]);
  expect(validateLadder(dates, '1wd', ladder('0', '80%'))).toHaveLength(1);
});

test('night shifts and zones with daylight saving are judged alike', () => {
  const night = shifts('America/New_York', [{ start: '22:00', end: '06:00' }]);
  expect(validateLadder(night, '1wd', ladder('80%', '0', '+7wh', '+1wd'))).toEqual([]);
  expect(validateLadder(night, '1wd', ladder('0', '+9wh', '+1wd'))).toHaveLength(1);
});
