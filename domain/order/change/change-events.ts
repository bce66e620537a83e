import type { StockLine } from '../events.ts';
import type { LotLine } from '../lot.ts';
import type { ConfigurationSheet, Modification } from './modification.ts';
import type {
  ChangeConfirmation,
  ChangeEvaluation,
  ChangeProgress,
  ChangeRecord,
  ChangeRequest,
  CustomerTold,
} from './records.ts';

/** What happens to an order by a change of it. */
export type ChangeEvent =
  | { type: 'changeRequested'; change: ChangeRequest }
  | { type: 'changeRecorded'; changeId: string; record: ChangeProgress }
  | { type: 'changeEvaluated'; changeId: string; evaluation: ChangeEvaluation }
  | { type: 'changeConfirmed'; changeId: string; confirmation: ChangeConfirmation }
  /** Applied, rejected or withdrawn. */
  | { type: 'changeEnded'; change: ChangeRecord }
  | { type: 'changeTold'; changeId: string; told: CustomerTold }
  | { type: 'lotLinesChanged'; lotId: string; lines: LotLine[] }
  /** Its plan, signatures and papers are for something else: it begins anew. */
  | { type: 'lotBegunAnew'; lotId: string }
  /** Nothing is left of it. */
  | { type: 'lotDropped'; lotId: string }
  | { type: 'stockReleased'; lotId: string; lines: StockLine[] }
  | { type: 'configurationConfirmed'; sheet: ConfigurationSheet }
  | { type: 'modificationRecorded'; modification: Modification };
