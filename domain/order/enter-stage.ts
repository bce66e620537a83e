import type { Clock, PauseReason } from './clock.ts';
import { isStageClock, openClock, pauseOpenClock, startClock } from './clock-control.ts';
import type { Draft } from './draft.ts';
import { hasEdition } from './edition.ts';
import { holdNewClocks } from './hold-control.ts';
import { journey, type StageDefinition } from './journey.ts';
import { isFinal, type LotStage, type OrderStage, type Stage } from './stage-names.ts';

/** How a stage is entered. */
export interface EntryOptions {
  /** False when what the order waits for is ours to do, so that our clock runs on (ruling 6). */
  pauseOurClock?: boolean;
}

/** Move the order to a stage: its clock starts or goes on, those of the stage before stop or stand still. */
export function enterOrderStage(draft: Draft, stage: OrderStage, options: EntryOptions = {}): void {
  turnClocks(draft, stage, undefined, options);
  if (isFinal(stage)) stopAllClocks(draft);
  draft.emit({ type: 'orderStageEntered', stage });
  startOwnClock(draft, journey[stage], undefined);
  holdNewClocks(draft);
}

/** Move one lot to a stage, with its clocks. */
export function enterLotStage(draft: Draft, lotId: string, stage: LotStage): void {
  const before = stopIfAnew(draft, lotId, stage);
  turnClocks(draft, stage, lotId, {});
  draft.emit({ type: 'lotStageEntered', lotId, stage });
  startOwnClock(draft, journey[stage], lotId);
  if (before !== undefined) keepPauses(draft, before);
  holdNewClocks(draft);
}

/** A lot that begins its stage anew, as with another plan, has another deadline, though its clock stands still (SLA-14). */
function stopIfAnew(draft: Draft, lotId: string, stage: LotStage): Clock | undefined {
  const kind = journey[stage].clock?.kind;
  if (kind === undefined || !hasEdition(draft.state, 3) || draft.lot(lotId).stage !== stage) return undefined;
  const clock = openClock(draft, kind, lotId);
  if (clock !== undefined) draft.emit({ type: 'clockStopped', clockId: clock.clockId, at: draft.at });
  return clock;
}

/** Why work stood still holds for the new deadline too. */
function keepPauses(draft: Draft, { kind, lotId, pauses }: Clock): void {
  const clock = openClock(draft, kind, lotId);
  if (clock === undefined) return;
  for (const { reason } of pauses) pauseOpenClock(draft, clock, reason);
}

/**
 * While the order waits for information: our clocks come to stand still when the customer comes to owe some of it, and
 * run on when what is left is ours (ruling 6).
 */
export function followGaps(draft: Draft, wasCustomers: boolean, isCustomers: boolean): void {
  if (wasCustomers === isCustomers) return;
  for (const clock of draft.state.clocks) {
    if (clock.lotId !== undefined || journey.AWAITING_INFO.pauses?.includes(clock.kind) !== true) continue;
    if (isCustomers) pauseFor(draft, clock, 'AWAITING_INFO', {});
    else resumeStage(draft, clock);
  }
}

function turnClocks(draft: Draft, stage: Stage, lotId: string | undefined, options: EntryOptions): void {
  const next = journey[stage];
  for (const clock of draft.state.clocks) {
    if (clock.lotId !== lotId) continue;
    if (next.pauses?.includes(clock.kind)) pauseFor(draft, clock, stage, options);
    else if (!isStageClock(clock.kind)) resumeStage(draft, clock);
    else if (next.clock?.kind === clock.kind && clock.pauses.length > 0) resumeStage(draft, clock);
    else if (next.clock?.kind === clock.kind && clock.pausedAt === undefined && ranOnMeanwhile(clock, draft))
      continue;
    else draft.emit({ type: 'clockStopped', clockId: clock.clockId, at: draft.at });
  }
}

/** A clock that ran on while the order waited for ourselves goes on in the stage it belongs to. */
function ranOnMeanwhile(clock: Clock, draft: Draft): boolean {
  return journey[draft.state.stage].pauses?.includes(clock.kind) ?? false;
}

function stopAllClocks(draft: Draft): void {
  for (const clock of draft.state.clocks) {
    draft.emit({ type: 'clockStopped', clockId: clock.clockId, at: draft.at });
  }
}

function pauseFor(draft: Draft, clock: Clock, stage: Stage, options: EntryOptions): void {
  const reason = stageReason(stage);
  if (reason === undefined || options.pauseOurClock === false || !draft.policy['sla.pauseOnCustomer']) return;
  pauseOpenClock(draft, clock, reason);
}

/** What a stage held goes on when the stage is left; a person's pause stays. */
function resumeStage(draft: Draft, clock: Clock): void {
  for (const { reason } of clock.pauses) {
    if (stageReason(reason) === undefined) continue;
    draft.emit({ type: 'clockResumed', clockId: clock.clockId, at: draft.at, reason });
  }
}

/** Stages in which the order waits for its customer are reasons of their own (SLA-10). */
function stageReason(name: string): PauseReason | undefined {
  return name === 'AWAITING_INFO' || name === 'AWAITING_CUSTOMER_DECISION' ? name : undefined;
}

function startOwnClock(draft: Draft, stage: StageDefinition, lotId: string | undefined): void {
  if (stage.clock === undefined) return;
  const kind = stage.clock.kind;
  const open = draft.state.clocks.some((clock) => clock.kind === kind && clock.lotId === lotId);
  if (!open) startClock(draft, stage.clock, lotId);
}
