import type { CaseEntry } from '../cases/case-events.ts';
import type { CaseCommandName } from '../cases/case-inputs.ts';
import type { CaseStep } from '../cases/case-kinds.ts';
import type { Instant } from '../instant.ts';
import type { Names } from '../names/names.ts';
import { caseEventWords } from './case-event-words.ts';
import { caseSentences } from './case-sentences.ts';
import type { Telling } from './telling.ts';
import { entryKinds, toldAct } from './told-act.ts';
import { whoActed } from './who.ts';

/** One entry of a case's journal in words. */
export interface CaseStoryItem {
  version: number;
  /** When it happened, and when it was typed. */
  at: Instant;
  recordedAt: Instant;
  kind: 'PERSON' | 'TIMER' | 'POLICY';
  who: Names;
  text: Names;
  /** The step in which it happened. */
  step: CaseStep;
  details: Names[];
  reason?: string;
}

/** A whole journal of a case in words of both languages, in its order. */
export function caseStoryOf(journal: readonly CaseEntry[], telling: Telling): CaseStoryItem[] {
  let step: CaseStep = 'OPENED';
  return journal.map((entry) => {
    const happenedIn = step;
    for (const event of entry.events) if (event.type === 'caseStepEntered') step = event.step;
    const { version, occurredAt, recordedAt, reason, by } = entry;
    return {
      version,
      at: occurredAt,
      recordedAt,
      kind: entryKinds[by.kind],
      who: whoActed(by, telling),
      ...wordsOf(entry, telling),
      step: happenedIn,
      ...(reason === undefined ? {} : { reason }),
    };
  });
}

function wordsOf({ command, events }: CaseEntry, telling: Telling): Pick<CaseStoryItem, 'text' | 'details'> {
  const sentence = isCommand(command) ? caseSentences[command] : undefined;
  return toldAct(sentence, events, (event) => caseEventWords(event, telling));
}

function isCommand(command: string): command is CaseCommandName {
  return Object.hasOwn(caseSentences, command);
}

/** Everybody whom the story of a case names. */
export function peopleInCase(journal: readonly CaseEntry[]): string[] {
  return journal.flatMap(({ by, events }) => [
    ...(by.kind === 'person' ? [by.personId] : []),
    ...events.flatMap((event): string[] => {
      switch (event.type) {
        case 'measureAgreed':
          return [event.measure.owner];
        case 'preventiveRecorded':
          return [event.preventive.owner];
        case 'instructionGiven':
          return event.instruction.owner === undefined ? [] : [event.instruction.owner];
        case 'accountabilityDecided':
          return event.accountability.personId === undefined ? [] : [event.accountability.personId];
        case 'lessonsRecorded':
          return event.lessons.persons;
        case 'caseOpened':
          return event.violation === undefined ? [] : [event.violation.person];
        default:
          return [];
      }
    }),
  ]);
}
