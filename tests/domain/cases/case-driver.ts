import { applyCaseFacts, unopenedCase } from '../../../domain/cases/apply-case.ts';
import { composeCaseBatch } from '../../../domain/cases/case-batch.ts';
import type { CaseEntry } from '../../../domain/cases/case-events.ts';
import type { CaseCommandInputs, CaseCommandName, OpenCaseInput } from '../../../domain/cases/case-inputs.ts';
import type { CaseState } from '../../../domain/cases/case-state.ts';
import { type CaseTask, openCaseTasks } from '../../../domain/cases/case-tasks.ts';
import { pendingTellings } from '../../../domain/cases/case-tellings.ts';
import type { CaseCommand } from '../../../domain/cases/decide-case.ts';
import { combinedCaseFacts, foldCaseEntries } from '../../../domain/cases/fold-case.ts';
import { epochMs } from '../../../domain/instant.ts';
import type { Outcome } from '../../../domain/order/batch.ts';
import type { Clock } from '../../../domain/order/clock.ts';
import { nextDueInstant } from '../../../domain/order/state.ts';
import { type PolicyValues, withOverrides } from '../../../domain/policy/policy.ts';
import { companyDefault } from '../../../domain/working-time/calendars/company-default.ts';
import { formatInstant } from '../../../domain/working-time/instant-text.ts';
import { firstDay, type Who } from '../order-driver.ts';

type Circumstances = Partial<Pick<CaseCommand, 'occurredAt' | 'expectedVersion' | 'reason'>>;

/** The versions that hold for every case of the tests. */
export const versions = { policyVersion: 'p1', calendarId: 'company', calendarVersion: 1 };

/** A case on the pure core that people act on, with real due instants on the company's calendar. */
export class CaseDriver {
  readonly policy: PolicyValues;
  readonly journal: CaseEntry[] = [];
  state: CaseState = unopenedCase('case_1');
  now: string;

  constructor(now: string = firstDay, policy: Partial<PolicyValues> = {}) {
    this.now = now;
    this.policy = withOverrides(policy);
  }

  /** Let time pass as it does while the system runs: each rung is recorded one millisecond after its instant. */
  passUntil(instant: string): this {
    for (let due = nextDueInstant(this.state); due !== undefined; due = nextDueInstant(this.state)) {
      if (epochMs(due) >= epochMs(instant)) break;
      this.now = formatInstant(Math.max(epochMs(due) + 1, epochMs(this.now)), 8 * 3_600_000);
      this.turn([]);
    }
    this.now = instant;
    return this;
  }

  turn(commands: readonly CaseCommand[]): Outcome[] {
    const batch = composeCaseBatch(this.state, commands, this.now, this.policy);
    const folded = foldCaseEntries(this.state, batch.entries, () => companyDefault, 'CE-2025-000001');
    this.state = applyCaseFacts(batch.state, combinedCaseFacts(folded));
    this.journal.push(...batch.entries);
    return batch.outcomes;
  }

  /** Give a command that must be accepted. */
  give<Name extends CaseCommandName>(
    name: Name,
    input: CaseCommandInputs[Name],
    who: Who,
    more: Circumstances = {},
  ): this {
    const [outcome] = this.turn([{ name, input, actor: actorOf(who), ...more }]);
    if (outcome?.accepted !== true) {
      throw new Error(`${name}: ${outcome?.refusal.code}: ${outcome?.refusal.detail}`);
    }
    return this;
  }

  /** Give a command that must be refused: `code: detail`. */
  refusal<Name extends CaseCommandName>(
    name: Name,
    input: CaseCommandInputs[Name],
    who: Who,
    more: Circumstances = {},
  ): string {
    const before = this.state;
    const [outcome] = this.turn([{ name, input, actor: actorOf(who), ...more }]);
    if (outcome?.accepted !== false) throw new Error(`${name} was accepted`);
    if (this.state.actVersion !== before.actVersion)
      throw new Error(`${name} was refused, yet changed the case`);
    return `${outcome.refusal.code}: ${outcome.refusal.detail}`;
  }

  /** The orders take in what they are told. */
  tell(result: 'TAKEN' | 'CLOSED' | 'FAILED' = 'TAKEN'): this {
    const commands = pendingTellings(this.state).map(
      ({ tellingId, orderId }): CaseCommand => ({
        name: 'recordTelling',
        input: { tellingId, orderId, result },
        actor: { kind: 'policy', rule: 'case.tell' },
      }),
    );
    this.turn(commands);
    return this;
  }

  get tasks(): CaseTask[] {
    return openCaseTasks(this.state);
  }

  get asked(): string[] {
    return this.tasks.map(({ command }) => command);
  }

  get clockKinds(): string[] {
    return this.state.clocks.map(({ kind }) => kind);
  }

  clock(kind: string): Clock {
    const found = this.state.clocks.find((clock) => clock.kind === kind);
    if (found === undefined) throw new RangeError(`no clock ${kind}: ${this.clockKinds.join(', ')}`);
    return found;
  }

  /** Rungs as they were recorded, `clock/rung`. */
  get rungs(): string[] {
    return this.journal.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'rungReached' ? `${event.clockId}/${event.rung}` : [])),
    );
  }
}

function actorOf(who: Who): CaseCommand['actor'] {
  if (typeof who === 'object' && 'kind' in who) return who;
  return typeof who === 'string'
    ? { kind: 'person', personId: who.toLowerCase(), roles: [who] }
    : { kind: 'person', personId: who.person, roles: [who.role] };
}

/** An exception of one order: goods damaged in transport, dealt with by logistics. */
export const damage: OpenCaseInput = {
  ...versions,
  kind: 'EXCEPTION',
  type: 'DAMAGE_OR_LOSS',
  department: 'LOGISTICS',
  description: '两台柜体在运输途中受损',
  orders: [{ orderId: 'ord_1', orderNumber: 'SO-2025-000001', lotId: 'L1' }],
};

/** An overdue case of one late delivery. */
export const lateDelivery: OpenCaseInput = {
  ...versions,
  kind: 'OVERDUE',
  type: 'DELIVERY_OVERDUE',
  department: 'SALES',
  description: '承诺交期已过，尚未送达',
  orders: [
    {
      orderId: 'ord_1',
      orderNumber: 'SO-2025-000001',
      clockId: 'promisedDelivery#1',
      lateSince: '2025-10-08T17:00:00+08:00',
      dueAt: '2025-10-08T17:00:00+08:00',
    },
  ],
};

export const analysis: CaseCommandInputs['recordAnalysis'] = {
  rootCause: '包装强度不足',
  causes: [
    { cause: 'LOGISTICS', department: 'LOGISTICS', primary: true },
    { cause: 'COMMUNICATION', department: 'SALES' },
  ],
  participants: ['物流部经理', '包装班长'],
  analysedOn: '2025-10-09',
};

export const measure: CaseCommandInputs['agreeMeasure'] = {
  description: '加固包装并重新发货',
  measure: 'STRENGTHEN_LOGISTICS',
  department: 'LOGISTICS',
  owner: 'zhao.min',
  due: '2025-10-11',
  verification: '抽查三票发货的包装',
};

/** Who carries the measure out. */
export const owner = { person: 'zhao.min', role: 'LOGISTICS_CLERK' } as const;

/** An exception at the step given: opened by the warehouse, dealt with by the head of logistics. */
export function exceptionAt(step: CaseState['step'], policy: Partial<PolicyValues> = {}): CaseDriver {
  const driver = new CaseDriver(firstDay, policy);
  driver.give('openCase', damage, 'WAREHOUSE_KEEPER');
  if (step === 'OPENED') return driver;
  driver.give('recordAnalysis', analysis, 'LOGISTICS_MANAGER');
  if (step === 'ANALYSED') return driver;
  driver.give('agreeMeasure', measure, 'LOGISTICS_MANAGER');
  driver.give('agreeMeasures', {}, 'LOGISTICS_MANAGER');
  if (step === 'MEASURES_AGREED') return driver;
  driver.give('completeMeasure', { measureId: 'M1', result: '已重新包装发出' }, owner);
  if (step === 'EXECUTED') return driver;
  driver.give('verifyCase', { effective: true, comment: '抽查合格' }, 'LOGISTICS_MANAGER');
  if (step === 'VERIFIED') return driver;
  driver.give('recordLessons', lessons, 'LOGISTICS_MANAGER');
  return driver.give('closeCase', {}, 'LOGISTICS_MANAGER');
}

export const lessons: CaseCommandInputs['recordLessons'] = {
  result: '客户收到完好货物',
  lessons: '重型柜体须用加强木箱',
  departments: ['WAREHOUSE', 'LOGISTICS'],
};

/** An overdue case at the step given: analysed by sales, verified by quality. */
export function overdueAt(step: CaseState['step'], policy: Partial<PolicyValues> = {}): CaseDriver {
  const driver = new CaseDriver(firstDay, policy);
  driver.give('openCase', lateDelivery, 'SALESPERSON');
  if (step === 'OPENED') return driver;
  driver.give('recordAnalysis', analysis, 'SALESPERSON');
  if (step === 'ANALYSED') return driver;
  driver.give('agreeMeasure', measure, 'SALESPERSON');
  driver.give('agreeMeasures', {}, 'SALES_MANAGER');
  if (step === 'MEASURES_AGREED') return driver;
  driver.give('completeMeasure', { measureId: 'M1', result: '已改用专车' }, owner);
  if (step === 'EXECUTED') return driver;
  return driver.give('verifyCase', { effective: true, comment: '货已送达' }, 'INSPECTOR');
}

/** A second measure beside the usual one, of another person and due a day earlier. */
export const secondMeasure: CaseCommandInputs['agreeMeasure'] = {
  ...measure,
  owner: 'qian.li',
  due: '2025-10-10',
};

/** Two measures under way: of Zhao Min until the 11th, of Qian Li until the 10th. */
export function twoMeasures(): CaseDriver {
  const driver = exceptionAt('ANALYSED');
  driver.give('agreeMeasure', measure, 'LOGISTICS_MANAGER');
  driver.give('agreeMeasure', secondMeasure, 'LOGISTICS_MANAGER');
  return driver.give('agreeMeasures', {}, 'LOGISTICS_MANAGER');
}

/** Goods sent without their packing list being checked. */
export const breach: OpenCaseInput = {
  ...versions,
  kind: 'VIOLATION',
  type: 'PROCEDURE',
  department: 'WAREHOUSE',
  description: '未核对装箱单即发货',
  orders: [],
  person: 'sun.tao',
  rule: '第五条',
  severity: 'MINOR',
};
