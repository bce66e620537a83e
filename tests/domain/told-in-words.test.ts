import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { commandInputs } from '../../api/inputs/command-inputs.ts';
import type { Names } from '../../domain/names/names.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import { itemsFor } from '../../domain/order/review/checklist.ts';
import { askedReviewers, typeOf } from '../../domain/order/review/reviewers.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { headOf } from '../../domain/people/roles.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { caseStoryOf } from '../../domain/story/case-story.ts';
import { typedWords } from '../../domain/story/own-words.ts';
import { storyOf } from '../../domain/story/story.ts';
import { orderIn } from './bring-to.ts';
import { CaseDriver } from './cases/case-driver.ts';
import { type Act, simulatedCommand, simulatedOpening } from './cases/case-simulation.ts';
import { live, type Step, steps, type Turn } from './order-simulation.ts';
import { linesOf } from './story-lines.ts';

/** People of these lives have their roles for ids; a story names whoever it tells of. */
const telling = {
  nameOf: (): Names => ({ zh: '某人', en: 'somebody' }),
  zone: 'Asia/Shanghai',
};

/** A code as programs write it: `DELIVERY_DATE`, `STOCK`, `true`; no currency, and nothing in small letters. */
const code = /\b(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]{4,}|true|false|undefined)\b/;

interface Told {
  text: Names;
  who: Names;
  details: Names[];
}

/** Every sentence of a story that shows a code, or is said in one language alone. */
function codesIn(story: readonly Told[]): string[] {
  return story
    .flatMap(({ text, who, details }) => [text, who, ...details])
    .filter(({ zh, en }) => code.test(zh) || code.test(en) || zh === '' || en === '')
    .map(({ zh, en }) => `${zh} / ${en}`);
}

const inputs: Partial<Record<CommandName, z.ZodType>> = commandInputs;
const policy = defaultPolicyValues();
/** Lives are the same in every run. */
const settings = { numRuns: 400, seed: 20251009 };

describe('the story of an order', () => {
  test('is told without a code of a program, whatever happens in its life, in both languages', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(steps, (life) => {
        const shapeless = new Set<number>();
        const look = (turn: Turn): void => {
          for (const version of versionsWithoutShape(turn)) shapeless.add(version);
        };
        const journal = live(life, policy, look, pickyCommands(life)).filter(
          ({ version }) => !shapeless.has(version),
        );
        for (const { type } of journal.flatMap(({ events }) => events)) met.add(type);
        expect(codesIn(storyOf(journal, telling))).toEqual([]);
      }),
      settings,
    );
    // The lives must have come to what once was told by its code, or they prove nothing.
    expect([...met]).toEqual(
      expect.arrayContaining(['reviewRecorded', 'questionAsked', 'changeRequested', 'exceptionRaised']),
    );
    expect(met.size).toBeGreaterThan(45);
  });

  test('names what stands for a contract, and the warnings that the rules themselves write', () => {
    const framed = orderIn('CONTRACTED', { details: { channel: 'WEBSITE' } });
    expect(linesOf(framed.journal, 'satisfyContract')[0]).toMatch(/价目表 \/ .*price list$/);
    const ladders = { 'sla.ladders': policy['sla.ladders'] };
    const late = orderIn('IN_PRODUCTION', { policy: ladders, details: { deliveryDate: '2025-10-30' } });
    late.passUntil('2025-10-31T18:00:00+08:00');
    const [warning] = storyOf(late.journal, telling).filter(({ text }) => text.zh.includes('承诺交期'));
    expect(warning?.text.zh).toMatch(/：承诺交期 .+ 临近$/);
    expect(warning?.text.en).toMatch(/: the promised delivery of .+ is near$/);
    expect(codesIn(storyOf([...framed.journal, ...late.journal], telling))).toEqual([]);
  });

  test("says in both languages what the rules wrote in a person's place, and dates for the reader", () => {
    const said = (text: string) => Object.values(typedWords(text, 'Asia/Shanghai')).join(' / ');
    for (const text of ['3 changes requested', '客户已提出 3 次变更 · 3 changes requested']) {
      expect(said(text)).toBe('客户已提出 3 次变更 / 3 changes requested');
    }
    expect(said('lot L2 starts on 2025-10-20, less than 5wd after its plan')).toBe(
      '批次 L2 定于 2025-10-20 开工，距排产不足 5 个工作日 / lot L2 starts on 2025-10-20, less than 5 working days after its plan',
    );
    expect(said('lot L1 starts on 2025-10-20, less than 1d after its plan')).toBe(
      '批次 L1 定于 2025-10-20 开工，距排产不足 1 天 / lot L1 starts on 2025-10-20, less than 1 day after its plan',
    );
    expect(said('promised delivery 2025-10-30T09:30:00Z is near')).toBe(
      '承诺交期 2025-10-30 17:30 周四 临近 / the promised delivery of 2025-10-30 17:30 Thu is near',
    );
    expect(said('缺料')).toBe('缺料 / 缺料');
  });

  test('calls the items of a review as the company does, and others by the regulations', () => {
    const order = orderIn('UNDER_REVIEW');
    const failed = ['CAPACITY', 'QUANTITY'].map((item) => ({ item, result: 'FAIL' as const }));
    const review = { department: 'PRODUCTION', result: 'FAIL', items: failed, comment: '不符' } as const;
    order.give('recordReview', { ...review, items: [...failed] }, 'PRODUCTION_MANAGER');
    const checklist = [{ item: 'CAPACITY', departments: ['PRODUCTION' as const], zh: '产线', en: 'Lines' }];
    const [entry] = storyOf(order.journal.slice(-1), { ...telling, checklist });
    expect(entry?.text).toEqual({
      zh: '部门评审：生产部，不通过，不通过的项目：数量、产线，备注：不符',
      en: 'Reviewed: Production, Fail, failed items: Quantity, Lines, note: 不符',
    });
  });

  test('tells what a person typed as it is, though it looks like a text of the rules', () => {
    const order = orderIn('IN_PRODUCTION');
    const description = 'promised delivery 2099-soon is near';
    order.give('reportRisk', { department: 'PRODUCTION', description }, 'PRODUCTION_MANAGER');
    expect(linesOf(order.journal, 'reportRisk')[0]).toContain(description);
  });
});

describe('the story of a case', () => {
  const acts: fc.Arbitrary<Act> = fc.record({
    pick: fc.nat(),
    seed: fc.nat(1_000_000),
    wild: fc.boolean(),
  });

  test('is told without a code of a program, whatever happens in its life, in both languages', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.array(acts, { maxLength: 40, size: 'max' }), (opening, given) => {
        const driver = new CaseDriver();
        driver.turn([simulatedOpening(opening)]);
        for (const act of given) driver.turn([simulatedCommand(driver.state, act)]);
        expect(codesIn(caseStoryOf(driver.journal, telling))).toEqual([]);
      }),
      settings,
    );
  });
});

/** Entries of commands that the API would have refused for the shape of their input: no story is told of such. */
function versionsWithoutShape({ commands, batch }: Turn): number[] {
  return commands.flatMap(({ name, input }, index) => {
    const outcome = batch.outcomes[index];
    const schema = inputs[name];
    return outcome?.accepted === true && schema?.safeParse(input).success === false ? [outcome.version] : [];
  });
}

/** Commands that meet what the simulated lives alone do not: failed items, questions of items, fragile goods, reports. */
function pickyCommands(life: readonly Step[]): (state: OrderState, step: number) => Command[] {
  return (state, step) => {
    const [department] = askedReviewers(state, policy);
    if (state.stage !== 'UNDER_REVIEW' || department === undefined) return otherwise(step);
    const [first] = itemsFor(policy, typeOf(state), department);
    if (first === undefined) return [];
    const by = headOf(department);
    const { item } = first;
    const seed = (life[step]?.gives[0]?.seed ?? 0) % 6;
    if (seed === 0) return [command('askSales', { department, question: '？', item }, by)];
    if (seed > 2) return [];
    const items = [{ item, result: 'FAIL', ...(seed === 1 ? { comment: '不符' } : {}) }];
    return [command('recordReview', { department, result: 'FAIL', items, comment: '不符' }, by)];
  };
}

function otherwise(step: number): Command[] {
  const wanted = { lines: [{ line: 1, fragile: step % 2 === 0 }], paymentMethod: 'MONTHLY' };
  const form = { requestedBy: '王敏', formReference: '7', reason: '改' };
  const problem = { type: 'TRANSPORT_DELAY', description: '堵车' };
  return [
    ...(step % 4 === 0 ? [command('requestChange', { ...form, wanted }, 'SALESPERSON')] : []),
    ...(step % 7 === 0 ? [command('reportProblem', problem, 'SALESPERSON')] : []),
  ];
}

function command(name: CommandName, input: object, role: ReturnType<typeof headOf>): Command {
  return { name, input, actor: { kind: 'person', personId: role, roles: [role] } } as Command;
}
