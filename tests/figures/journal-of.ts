import { attributionOf } from '../../domain/figures/attribution.ts';
import { custodyOf } from '../../domain/figures/custody.ts';
import type { ClockKind, PauseReason } from '../../domain/order/clock.ts';
import type { ClockStart, Entry, OrderEvent } from '../../domain/order/events.ts';
import type { LotStage, OrderStage } from '../../domain/order/stage-names.ts';
import type { Department } from '../../domain/people/departments.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

/** An instant of the company's clock: `at('2025-10-09T10:00')`. */
export const at = (local: string) => `${local}:00+08:00`;

/** A journal written by hand, of what says who holds an order. */
export class JournalOf {
  readonly entries: Entry[] = [];
  /** Clocks of stages that run, by subject. */
  private readonly open = new Map<string, string>();

  constructor(receivedAt: string) {
    const received = { type: 'orderReceived', receivedAt } as Extract<OrderEvent, { type: 'orderReceived' }>;
    this.write(receivedAt, [received]);
  }

  /** The order enters a stage, with the stage's clock; a clock that is there already goes on. */
  stage(local: string, stage: OrderStage, kind?: ClockKind, owner?: Department): this {
    return this.write(at(local), [
      { type: 'orderStageEntered', stage },
      ...(kind === undefined ? [] : [started(at(local), kind, owner)]),
    ]);
  }

  fulfilment(local: string, lots: readonly string[]): this {
    const opened = lots.map((lotId): OrderEvent => ({ type: 'lotOpened', lotId, lines: [] }));
    return this.write(at(local), [{ type: 'orderStageEntered', stage: 'IN_FULFILMENT' }, ...opened]);
  }

  /** A lot enters a stage: its clock before stops, the stage's starts. */
  lot(local: string, lotId: string, stage: LotStage, kind: ClockKind, owner: Department): this {
    const before = this.open.get(lotId);
    const clock = started(at(local), kind, owner, lotId);
    this.open.set(lotId, `${lotId}.${kind}#1`);
    return this.write(at(local), [
      ...(before === undefined ? [] : [{ type: 'clockStopped', clockId: before, at: at(local) } as const]),
      { type: 'lotStageEntered', lotId, stage },
      clock,
    ]);
  }

  /** `clock`: the clock's id without its cycle. */
  pausedBy(local: string, clock: string, reason: PauseReason): this {
    return this.write(at(local), [{ type: 'clockPaused', clockId: `${clock}#1`, at: at(local), reason }]);
  }

  resumed(local: string, clock: string, reason: PauseReason): this {
    return this.write(at(local), [{ type: 'clockResumed', clockId: `${clock}#1`, at: at(local), reason }]);
  }

  stoodStill(local: string, clock: string, [from, to]: [string, string]): this {
    const event = { type: 'clockStoodStill', clockId: `${clock}#1`, incidentId: 'I1' } as const;
    return this.write(at(local), [{ ...event, from: at(from), to: at(to) }]);
  }

  /** Working minutes by party until an instant. */
  parties(until: string): Record<string, number> {
    const attribution = attributionOf(custodyOf('ord_1', this.entries), companyDefault, at(until));
    return Object.fromEntries((attribution?.parties ?? []).map(({ party, minutes }) => [party, minutes]));
  }

  private write(occurredAt: string, events: OrderEvent[]): this {
    const version = this.entries.length + 1;
    const by = { kind: 'clock' } as const;
    this.entries.push({ version, by, command: 'test', occurredAt, recordedAt: occurredAt, events });
    return this;
  }
}

function started(anchor: string, kind: ClockKind, owner: Department = 'SALES', lotId?: string): OrderEvent {
  const clock: ClockStart = {
    clockId: lotId === undefined ? `${kind}#1` : `${lotId}.${kind}#1`,
    kind,
    cycle: 1,
    owner,
    assignee: 'SALESPERSON',
    anchor,
    limit: { budget: '1wd' },
    ladder: [],
    ...(lotId === undefined ? {} : { lotId }),
  };
  return { type: 'clockStarted', clock };
}
