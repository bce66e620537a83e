import type { Role } from '../people/roles.ts';
import { accountabilityCommands } from './acts/accountability.ts';
import { analysisCommands } from './acts/analysis.ts';
import { endingCommands } from './acts/ending.ts';
import { leadershipCommands } from './acts/leadership.ts';
import { measureCommands } from './acts/measures.ts';
import { openingCommands } from './acts/opening.ts';
import { verificationCommands } from './acts/verification.ts';
import type { CaseDraft } from './case-draft.ts';
import type { CaseCommandInputs, CaseCommandName } from './case-inputs.ts';
import type { CasePart, CaseStep } from './case-kinds.ts';
import type { CaseState } from './case-state.ts';

/** Who may give a command: who has one of the parts, these roles, or policy alone; besides, the persons named. */
export interface CaseGivers {
  parts?: readonly CasePart[];
  roles?: readonly Role[];
  /** Persons who may give it whatever their roles, by the state; narrowed by the input where it names one thing. */
  persons?: (state: CaseState, input?: object) => readonly string[];
  /** Roles that follow from the state, such as the head of a measure's department. */
  rolesIn?: (state: CaseState, input?: object) => readonly Role[];
}

/** One row of the table of case commands: who may give it, when, and what it decides. */
export interface CaseCommandDefinition<Name extends CaseCommandName = CaseCommandName> {
  who: CaseGivers;
  /** Steps in which it can be given. */
  steps: readonly CaseStep[];
  zh: string;
  en: string;
  /** What it does, for the command reference. */
  purpose: string;
  requirements: readonly string[];
  /** False while a fact of the case, and not its step, holds the command back; it is then not offered. */
  isOpen?: (state: CaseState) => boolean;
  /** Emits the events, or refuses. */
  decide: (draft: CaseDraft, input: CaseCommandInputs[Name]) => void;
}

export type CaseCommandTable = { readonly [Name in CaseCommandName]: CaseCommandDefinition<Name> };

/** The one list of case commands: routes, OpenAPI, guards, permissions and the page's forms follow from it. */
export const caseCommandTable: CaseCommandTable = {
  ...openingCommands,
  ...analysisCommands,
  ...measureCommands,
  ...verificationCommands,
  ...leadershipCommands,
  ...accountabilityCommands,
  ...endingCommands,
};

export const caseCommandNames = Object.keys(caseCommandTable) as CaseCommandName[];

/** `recordAnalysis` as it stands in a path: `record-analysis`. */
export function kebabCaseCommand(name: CaseCommandName): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
