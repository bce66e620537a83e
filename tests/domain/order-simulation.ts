import fc from 'fast-check';
import { epochMs } from '../../domain/instant.ts';
import { quantityOf, thousandths } from '../../domain/money/quantity.ts';
import { amountDue } from '../../domain/order/amounts.ts';
import { applyFacts, unopened } from '../../domain/order/apply.ts';
import { type Batch, composeBatch } from '../../domain/order/batch.ts';
import { commandNames, commandTable } from '../../domain/order/commands.ts';
import type { Command } from '../../domain/order/decide.ts';
import { currentEdition } from '../../domain/order/edition.ts';
import type { Entry } from '../../domain/order/events.ts';
import { combinedFacts, foldEntries } from '../../domain/order/fold.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { Lot, LotLine } from '../../domain/order/lot.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { openTasks } from '../../domain/order/tasks.ts';
import { type Role, roleCodes } from '../../domain/people/roles.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { cancellationInput } from './simulated-cancellation.ts';
import { changeInput, changeTask } from './simulated-changes.ts';
import { isRuleChange, ruleInput, simulatedCalendar } from './simulated-rules.ts';

/** Where the simulated order begins: a Friday before the National Day week, so that holidays matter. */
export const simulationStart = '2025-09-26T10:00:00+08:00';

/** One step of a random life: how long passes, and which commands arrive together. */
export interface Step {
  minutes: number;
  gives: { pick: number; seed: number; wild: boolean }[];
}

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    minutes: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 240 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 15_000 }) },
    ),
    gives: fc.array(
      fc.record({ pick: fc.nat(), seed: fc.nat(), wild: fc.integer({ min: 0, max: 9 }).map((n) => n === 0) }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  { minLength: 5, maxLength: 45 },
);

/** What one turn of the loop did, for the invariants to look at. */
export interface Turn {
  before: OrderState;
  after: OrderState;
  /** The state that the commit's fold came to: it must equal the workflow's. */
  folded: OrderState;
  commands: Command[];
  batch: Batch;
}

/**
 * Live one random life and tell every turn to `look`. `first` gives commands that arrive ahead of a step's own. Answers all
 * entries in order.
 */
export function live(
  life: Step[],
  policy: PolicyValues,
  look: (turn: Turn) => void,
  first: (state: OrderState, step: number) => Command[] = () => [],
): Entry[] {
  let ms = epochMs(simulationStart);
  let state = unopened('ord_simulated');
  const journal: Entry[] = [];
  const turn = (commands: Command[]): void => {
    const now = new Date(ms).toISOString();
    const batch = composeBatch(state, commands, now, policy);
    const fold = foldEntries(state, batch.entries, simulatedCalendar, 'SO-1');
    const after = applyFacts(batch.state, combinedFacts(fold));
    const folded = fold.at(-1)?.after ?? state;
    look({ before: state, after, folded, commands, batch });
    journal.push(...batch.entries);
    state = after;
  };
  turn([receipt(life.length % 3 === 0)]);
  for (const [index, step] of life.entries()) {
    ms += step.minutes * 60_000;
    turn([
      ...first(state, index),
      ...step.gives.map((give) =>
        give.wild ? wildCommand(state, give) : likelyCommand(state, policy, give),
      ),
    ]);
  }
  return journal;
}

function receipt(incomplete: boolean): Command {
  const line = {
    line: 1,
    productCode: 'P-1',
    productName: '高压开关柜',
    specification: '10kV',
    model: 'KYN28A-12',
    quantity: '100',
    unit: '台',
    unitPrice: { amount: '1980.50', currency: 'CNY' as const },
  };
  const second = { ...line, line: 2, productCode: 'P-2', quantity: '2.5', unit: 'km' };
  const details = {
    channel: 'SALESPERSON' as const,
    customer: { customerId: 'CUS-1', name: '华东电气', contact: '王敏 021-5550' },
    lines: [line, second],
    paymentMethod: 'PREPAYMENT' as const,
    deliveryAddress: '上海市松江区',
  };
  return {
    name: 'receiveOrder',
    actor: { kind: 'person', personId: 'SALESPERSON', roles: ['SALESPERSON'] },
    input: {
      details: incomplete ? details : { ...details, deliveryDate: '2025-11-14' },
      facts: {
        vip: false,
        customerVerified: true,
        frameContract: false,
        earliestPromise: '2025-11-10',
        lines: [1, 2].map((number) => ({ line: number, inCatalogue: true, bomReleased: number === 1 })),
      },
      fingerprint: 'f',
      policyVersion: 'default-1',
      calendarId: 'company',
      calendarVersion: 1,
      edition: currentEdition,
    },
  };
}

type Give = Step['gives'][number];

function likelyCommand(state: OrderState, policy: PolicyValues, give: Give): Command {
  const tasks = openTasks(state, policy);
  const task = changeTask(state, tasks, give.seed) ?? tasks[give.pick % Math.max(1, tasks.length)];
  if (task === undefined || give.seed % 7 === 0) return wildCommand(state, give);
  const role = task.roles[give.seed % task.roles.length] ?? 'SALES_MANAGER';
  const actor = { kind: 'person' as const, personId: role, roles: [role] };
  const lot = state.lots.find((each) => each.lotId === task.lotId);
  const input = inputFor(task.command, state, lot, give.seed, task.department);
  return { name: task.command, actor, input, ...(lot ? { lotId: lot.lotId } : {}) } as Command;
}

function wildCommand(state: OrderState, give: Give): Command {
  const name = commandNames[give.pick % commandNames.length] ?? 'receiveOrder';
  if (name === 'receiveOrder') return receipt(give.seed % 2 === 0);
  const wanted = commandTable[name].roles;
  const role: Role | undefined =
    give.seed % 5 === 0 ? roleCodes[give.seed % roleCodes.length] : wanted[give.seed % wanted.length];
  const lot = state.lots[give.seed % Math.max(1, state.lots.length)];
  const input = inputFor(name, state, lot, give.seed, 'PRODUCTION');
  const actor = isRuleChange(name)
    ? { kind: 'policy' as const, rule: 'change/1/admin' }
    : { kind: 'person' as const, personId: role ?? 'nobody', roles: role ? [role] : [] };
  const late = give.seed % 11 === 0 && state.version > 0 ? { expectedVersion: state.version - 1 } : {};
  return { name, actor, input, ...(lot ? { lotId: lot.lotId } : {}), ...late } as Command;
}

/** An input that fits more often than not; `seed` varies it. */
function inputFor(
  name: CommandName,
  state: OrderState,
  lot: Lot | undefined,
  seed: number,
  department: string,
): unknown {
  const all = lot?.lines ?? [];
  const some = part(all, seed);
  const total = amountDue(state);
  const inputs: Partial<Record<CommandName, unknown>> = {
    supplementInformation: { supplement: { deliveryDate: '2025-11-14' }, source: 'phone' },
    requestInformation: {
      gaps: [{ path: 'remarks', reason: 'unclear', whose: seed % 2 ? 'OURS' : 'CUSTOMER' }],
    },
    rejectOrder: { reason: 'no' },
    recordReview: reviewed(department, seed),
    askSales: { department, question: 'x' },
    answerQuestion: answered(state, seed),
    reviewCredit: { result: seed % 13 === 0 ? 'FAIL' : 'PASS' },
    overrideCredit: { reason: 'x' },
    decideReview: seed % 17 === 0 ? { outcome: 'REJECT', reason: 'no' } : { outcome: 'ACCEPT' },
    proposePostponement: { deliveryDate: '2025-12-01', reason: 'capacity' },
    recordCustomerDecision: { agreed: seed % 3 !== 0, saidBy: '王敏' },
    decideRefusedPostponement: { decline: seed % 3 === 0, reason: 'date' },
    issueQuotation: { quotationNumber: 'Q', total },
    signContract: { contractNumber: 'K', customerSignedBy: '王敏' },
    satisfyContract: { basis: 'x' },
    confirmPlan: { department },
    checkStock: { fromStock: seed % 3 === 0 ? [] : some },
    submitPlan: { start: '2025-10-09', finish: '2025-10-20', materialAgreed: seed % 4 !== 0, reason: 'plan' },
    reportMaterialShortage: { material: '铜排', expectedArrival: '2025-10-15' },
    countersign: { department, medium: 'SYSTEM' },
    reportProgress: { percent: seed % 101 },
    reportDelay: { delay: 'OTHER', reason: 'x', ...(seed % 2 ? { newFinish: '2025-10-28' } : {}) },
    proposeRemedy: { proposal: 'overtime' },
    completeProduction: seed % 3 === 0 ? { finished: some } : {},
    recordInspection: inspected(all, some, seed),
    proposeRectification: { cause: 'x', measure: 'y', owner: 'PRODUCTION', due: '2025-10-30' },
    checkPackingList: { packed: seed % 6 === 0 ? some : all },
    arrangeTransport: {
      mode: 'FREIGHT',
      carrier: '顺达',
      pickUpAt: '2025-11-01T10:00:00+08:00',
      expectedArrival: '2025-11-03',
    },
    dispatchShipment: {
      shippingNoteNumber: 'N',
      warehouseSignedBy: 'a',
      carrierSignedBy: 'b',
      ...(seed % 3 === 0 ? { shipped: some } : {}),
    },
    reportDeliveryException: { exception: 'DELAY', description: 'x' },
    resolveDeliveryException: { solution: 'x' },
    recordDelivery: { signedBy: 'a', deliveredBy: 'b', clean: true },
    acceptDelivery: { acceptedBy: 'a' },
    issueInvoice: { invoiceNumber: 'I', total },
    recordPayment: {
      reference: `R${seed}`,
      total: seed % 2 ? total : { ...total, amount: '100.00' },
      receivedOn: '2025-11-20',
    },
    leaveBalanceOpen: { reason: 'x' },
    recordFollowUp: { satisfied: true },
  };
  return (
    inputs[name] ??
    ruleInput(name, state, seed) ??
    changeInput(name, state, seed, department) ??
    cancellationInput(name, state, seed, department) ??
    {}
  );
}

/** Mostly passed; a failed review may ask for another date, for other requirements, or say nothing. */
function reviewed(department: string, seed: number): unknown {
  if (seed % 13 !== 0) return { department, result: 'PASS' };
  const comment = 'x';
  if (seed % 3 === 0) return { department, result: 'FAIL', comment, asks: { deliveryDate: '2025-12-05' } };
  return { department, result: 'FAIL', ...(seed % 2 === 0 ? { asks: { requirements: 'x' } } : {}) };
}

function answered({ questions = [] }: OrderState, seed: number): unknown {
  const questionId = questions.find(({ answer }) => answer === undefined)?.questionId ?? 'Q1';
  const supplement = { deliveryDate: '2025-12-08' };
  return { questionId, answer: 'x', ...(seed % 2 === 0 ? { supplement } : {}) };
}

function inspected(all: LotLine[], some: LotLine[], seed: number): unknown {
  if (seed % 4 !== 0) return { passed: all, failed: [], standardVersion: 'v1' };
  const failed = all.map((line) => ({
    line: line.line,
    quantity: quantityOf(
      thousandths(line.quantity) - thousandths(some.find((each) => each.line === line.line)?.quantity ?? '0'),
    ),
  }));
  return { passed: some, failed, standardVersion: 'v1' };
}

function part(lines: readonly LotLine[], seed: number): LotLine[] {
  return lines.map((line) => ({
    line: line.line,
    quantity: quantityOf(Math.floor((thousandths(line.quantity) * (seed % 5)) / 4)),
  }));
}
