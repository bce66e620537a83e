/** Why a figure, an instant or a calendar does not fit the working-time rules. */
export type WorkingTimeReason =
  | 'budget-malformed'
  | 'budget-unknown-unit'
  | 'budget-negative'
  | 'budget-zero'
  | 'budget-absurd'
  | 'offset-malformed'
  | 'share-out-of-range'
  | 'instant-malformed'
  | 'instant-out-of-range'
  | 'date-malformed'
  | 'zone-unknown'
  | 'frame-malformed'
  | 'calendar-invalid'
  | 'notice-invalid'
  | 'no-working-time'
  | 'pause-reversed';

/** Refused input of the working-time core: the reason for programs, the message for people, `typed` as it came in. */
export class WorkingTimeError extends Error {
  readonly reason: WorkingTimeReason;
  readonly typed: string;

  constructor(reason: WorkingTimeReason, message: string, typed: string) {
    super(message);
    this.name = 'WorkingTimeError';
    this.reason = reason;
    this.typed = typed;
  }
}
