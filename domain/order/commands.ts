import type { Role } from '../people/roles.ts';
import type { Draft } from './draft.ts';
import type { CommandInputs, CommandName } from './inputs.ts';
import type { Stage } from './stage-names.ts';
import { bypassingCommands } from './stages/bypassing.ts';
import { cancellingCommands } from './stages/cancelling.ts';
import { caseNoteCommands } from './stages/case-notes.ts';
import { changingCommands } from './stages/changing.ts';
import { clockCommands } from './stages/clock-work.ts';
import { closingCommands } from './stages/closing.ts';
import { confirmationCommands } from './stages/confirmation.ts';
import { contractCommands } from './stages/contract.ts';
import { correctingCommands } from './stages/correcting.ts';
import { customerContactCommands } from './stages/customer-contact.ts';
import { deliveryCommands } from './stages/delivery.ts';
import { holdingCommands } from './stages/holding.ts';
import { inspectionCommands } from './stages/inspection.ts';
import { intakeCommands } from './stages/intake.ts';
import { leadershipCommands } from './stages/leadership.ts';
import { modificationCommands } from './stages/modification.ts';
import { planningCommands } from './stages/planning.ts';
import { productionCommands } from './stages/production.ts';
import { receiptCheckCommands } from './stages/receipt-checks.ts';
import { releaseCommands } from './stages/release.ts';
import { reviewCommands } from './stages/review.ts';
import { reviewSupportCommands } from './stages/review-support.ts';
import { ruleChangeCommands } from './stages/rule-changes.ts';
import { settlementCommands } from './stages/settlement.ts';
import { shippingCommands } from './stages/shipping.ts';
import { trackingCommands } from './stages/tracking.ts';
import type { OrderState } from './state.ts';

/** One row of the command table: who may give it, when, and what it decides. */
export interface CommandDefinition<Name extends CommandName = CommandName> {
  /** `order` acts on the whole order, `lot` on one lot of it. */
  subject: 'order' | 'lot';
  /** Stages of the subject in which it can be given. */
  stages: readonly Stage[];
  /** Roles that may give it; empty means policy alone. */
  roles: readonly Role[];
  zh: string;
  en: string;
  /** What it does, for the command reference. */
  purpose: string;
  requirements: readonly string[];
  /** False while a fact of the order, and not its stage, holds the command back; it is then not offered. */
  isOpen?: (state: OrderState) => boolean;
  /** Given also while the order or the lot is held; any other command waits until work goes on. */
  onHold?: 'GOES_ON';
  /** Waits while a cancellation is being dealt with, though a mere hold lets it go on (CANCEL-02). */
  onCancellation?: 'WAITS';
  /** Roles narrowed by the input, as for a review that names its department. */
  rolesFor?: (input: CommandInputs[Name]) => readonly Role[];
  /** Emits the events, or refuses. `lotId` is given when the subject is a lot. */
  decide: (draft: Draft, input: CommandInputs[Name], lotId: string) => void;
}

export type CommandTable = { readonly [Name in CommandName]: CommandDefinition<Name> };

/** The one list of commands: routes, OpenAPI, guards, permissions and the page's forms follow from it. */
export const commandTable: CommandTable = {
  ...intakeCommands,
  ...receiptCheckCommands,
  ...reviewCommands,
  ...reviewSupportCommands,
  ...contractCommands,
  ...confirmationCommands,
  ...releaseCommands,
  ...planningCommands,
  ...productionCommands,
  ...inspectionCommands,
  ...shippingCommands,
  ...deliveryCommands,
  ...settlementCommands,
  ...closingCommands,
  ...customerContactCommands,
  ...leadershipCommands,
  ...trackingCommands,
  ...correctingCommands,
  ...holdingCommands,
  ...cancellingCommands,
  ...bypassingCommands,
  ...caseNoteCommands,
  ...changingCommands,
  ...modificationCommands,
  ...clockCommands,
  ...ruleChangeCommands,
};

export const commandNames = Object.keys(commandTable) as CommandName[];

/** `passInitialReview` as it stands in a path: `pass-initial-review`. */
export function kebabName(name: CommandName): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
