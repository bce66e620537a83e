import { expect, test } from 'vitest';
import { caseCommandNames } from '../../../domain/cases/case-commands.ts';
import { caseSteps } from '../../../domain/cases/case-kinds.ts';
import { caseStepNames } from '../../../domain/names/case-names.ts';
import type { Names } from '../../../domain/names/names.ts';
import { caseSentences } from '../../../domain/story/case-sentences.ts';
import { caseStoryOf, peopleInCase } from '../../../domain/story/case-story.ts';
import {
  analysis,
  CaseDriver,
  damage,
  exceptionAt,
  lateDelivery,
  measure,
  overdueAt,
  owner,
} from './case-driver.ts';

const people: Record<string, Names> = { 'zhao.min': { zh: '赵敏', en: 'Zhao Min' } };
const telling = {
  nameOf: (personId: string) => people[personId] ?? { zh: `某${personId}`, en: personId },
  zone: 'Asia/Shanghai',
};

/** A life in which every act occurs that a case knows, but for those that end it otherwise. */
function eventfulLife(): CaseDriver {
  const driver = new CaseDriver().give('openCase', { ...lateDelivery, serious: true }, 'SALESPERSON').tell();
  driver.give('addOrders', { orders: [{ orderId: 'ord_2', orderNumber: 'SO-2' }] }, 'SALESPERSON');
  driver.passUntil('2025-10-10T16:00:00+08:00');
  driver.give('recordAnalysis', { ...analysis, fault: true }, 'SALESPERSON');
  driver.give('agreeMeasure', measure, 'SALESPERSON').give('agreeMeasures', {}, 'SALESPERSON');
  driver.give('reportMeasure', { measureId: 'M1', progress: '已订木箱' }, owner);
  driver.give('completeMeasure', { measureId: 'M1', result: '已发出' }, owner);
  driver.give('verifyCase', { effective: true, comment: '合格' }, 'INSPECTOR');
  driver.give('reportToLeadership', { summary: '超期', proposedSolution: '专车' }, 'ADMINISTRATOR');
  driver.give('instruct', { text: '加急', owner: 'zhao.min', due: '2025-10-20' }, 'GENERAL_MANAGER');
  driver.give('followInstruction', { instructionId: 'I1', result: '已办' }, owner);
  for (const orderId of ['ord_1', 'ord_2']) {
    driver.give(
      'tellCustomer',
      { orderId, newDate: '2025-10-20', channel: 'PHONE', spokenTo: '王敏' },
      'SALESPERSON',
    );
  }
  const fine = { amount: '200.00', currency: 'CNY' } as const;
  driver.give(
    'decideAccountability',
    { personId: 'zhao.min', fault: '迟发', decision: '罚款', sanction: 'FINE', amount: fine },
    'QUALITY_MANAGER',
  );
  driver.give(
    'approveAccountability',
    { accountabilityId: 'A1', approved: true, comment: '同意' },
    'GENERAL_MANAGER',
  );
  const meeting = { date: '2025-10-10', participants: ['总经理'], responsible: '赵敏', handling: '培训' };
  driver.give('holdReviewMeeting', meeting, 'GENERAL_MANAGER');
  driver.give(
    'recordPreventive',
    { kind: 'TRAINING', description: '包装培训', owner: 'zhao.min', due: '2025-11-01' },
    'QUALITY_MANAGER',
  );
  driver.give(
    'recordLessons',
    { result: '已送达', lessons: '早订车', departments: ['LOGISTICS'] },
    'INSPECTOR',
  );
  return driver.give('closeCase', { comment: '完' }, 'QUALITY_MANAGER').tell();
}

const lives = [
  eventfulLife(),
  exceptionAt('ANALYSED').give('joinCase', { into: 'case_9' }, 'LOGISTICS_MANAGER'),
  exceptionAt('OPENED').give('withdrawCase', { reason: '误报' }, 'LOGISTICS_MANAGER'),
];

test('every act on a case is told in both languages, with what says most of it', () => {
  const told = lives.flatMap(({ journal }) => caseStoryOf(journal, telling));
  for (const { text, who, details } of told) {
    for (const { zh, en } of [text, who, ...details]) {
      expect(zh, JSON.stringify(text)).toMatch(/\S/);
      expect(en, JSON.stringify(text)).toMatch(/\S/);
      expect(zh + en).not.toMatch(/undefined|\[object/);
    }
    expect(text.zh).toMatch(/\p{Script=Han}/u);
  }
  const acts = new Set(lives.flatMap(({ journal }) => journal.map(({ command }) => command)));
  for (const name of caseCommandNames) expect(acts, name).toContain(name);
  expect(Object.keys(caseSentences).sort()).toEqual([...caseCommandNames].sort());
  expect(Object.keys(caseStepNames)).toEqual([...caseSteps]);
});

test('the story names what matters: measure with person and date, sanction with amount, who acted and when', () => {
  const story = caseStoryOf(eventfulLife().journal, telling);
  const texts = story.map(({ text }) => text.zh);
  expect(texts).toContain('商定措施：M1：加固包装并重新发货，加强物流配送，物流部，赵敏，期限：2025-10-11');
  expect(texts).toContain('认定责任：A1：罚款，赵敏，过失：迟发，罚款，CNY 200.00，待公司领导批准');
  expect(texts.filter((text) => text.startsWith('原因分析：'))).not.toEqual([]);
  expect(story[0]).toMatchObject({ kind: 'PERSON', step: 'OPENED', who: { zh: '某salesperson' } });
  expect(story.find(({ kind }) => kind === 'TIMER')?.who).toEqual({ zh: '计时器', en: 'Timer' });
  expect(story.at(-1)).toMatchObject({ kind: 'POLICY', step: 'CLOSED' });
});

test('everybody whom a case names can be called by name', () => {
  expect(new Set(peopleInCase(eventfulLife().journal))).toEqual(
    new Set(['salesperson', 'zhao.min', 'inspector', 'administrator', 'general_manager', 'quality_manager']),
  );
  const breach = new CaseDriver().give(
    'openCase',
    {
      ...damage,
      kind: 'VIOLATION',
      type: 'AUTHORITY',
      orders: [],
      person: 'sun.tao',
      rule: 'x',
      severity: 'CRITICAL',
    },
    'WAREHOUSE_MANAGER',
  );
  expect(peopleInCase(breach.journal)).toEqual(['warehouse_manager', 'sun.tao']);
  expect(breach.state.serious).toBe(true);
});

test('an order of the case is told of by its answer', () => {
  const story = caseStoryOf(overdueAt('OPENED').tell('FAILED').journal, telling);
  expect(story.at(-1)?.text).toEqual({ zh: '告知订单：未能登记', en: 'Told an order: not noted' });
});
