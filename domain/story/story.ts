import type { Instant } from '../instant.ts';
import type { Names } from '../names/names.ts';
import type { Entry, OrderEvent } from '../order/events.ts';
import type { CommandName } from '../order/inputs.ts';
import type { Stage } from '../order/stage-names.ts';
import { eventWords } from './event-words.ts';
import { sentences } from './sentences.ts';
import type { Telling } from './telling.ts';
import { entryKinds, toldAct } from './told-act.ts';
import { changedBy, whoActed } from './who.ts';

/** One entry of a journal in words. */
export interface StoryItem {
  version: number;
  /** When it happened, and when it was typed. */
  at: Instant;
  recordedAt: Instant;
  kind: 'PERSON' | 'TIMER' | 'POLICY';
  who: Names;
  text: Names;
  /** The stage of the order or the lot in which it happened, and which stay in it that was, from 1. */
  stage: Stage;
  cycle: number;
  details: Names[];
  lotId?: string;
  reason?: string;
}

/** Where the order and its lots are, and how often they have been in each stage. */
class Whereabouts {
  private readonly stages = new Map<string, Stage>([['', 'RECEIVED']]);
  private readonly stays = new Map<string, Map<Stage, number>>([['', new Map([['RECEIVED', 1]])]]);

  of(lotId = ''): { stage: Stage; cycle: number } {
    const subject = this.stages.has(lotId) ? lotId : '';
    const stage = this.stages.get(subject) ?? 'RECEIVED';
    return { stage, cycle: this.stays.get(subject)?.get(stage) ?? 1 };
  }

  follow(event: OrderEvent): void {
    if (event.type === 'orderStageEntered') this.enter('', event.stage);
    if (event.type === 'lotStageEntered') this.enter(event.lotId, event.stage);
    if (event.type === 'lotOpened') this.enter(event.lotId, 'RELEASED');
    if (event.type !== 'lotSplit') return;
    this.stages.set(event.newLotId, this.of(event.lotId).stage);
    this.stays.set(event.newLotId, new Map(this.stays.get(event.lotId)));
  }

  private enter(subject: string, stage: Stage): void {
    if (this.stages.get(subject) === stage) return;
    const stays = this.stays.get(subject) ?? new Map<Stage, number>();
    this.stays.set(subject, stays.set(stage, (stays.get(stage) ?? 0) + 1));
    this.stages.set(subject, stage);
  }
}

/** A whole journal in words of both languages, in its order: people, time and policy in one story. */
export function storyOf(journal: readonly Entry[], telling: Telling): StoryItem[] {
  const whereabouts = new Whereabouts();
  return journal.map((entry) => {
    const lotId = entry.lotId ?? lotOf(entry);
    const place = whereabouts.of(lotId);
    for (const event of entry.events) whereabouts.follow(event);
    const { version, occurredAt, recordedAt, reason } = entry;
    return {
      version,
      at: occurredAt,
      recordedAt,
      kind: entryKinds[entry.by.kind],
      who: whoActed(entry.by, telling),
      ...wordsOf(entry, telling),
      ...place,
      ...(lotId === undefined ? {} : { lotId }),
      ...(reason === undefined ? {} : { reason }),
    };
  });
}

/** The lot whose clock time was about. */
function lotOf({ events }: Entry): string | undefined {
  const [event] = events;
  if (event === undefined || !('clockId' in event)) return undefined;
  return /^(L\d+)\./.exec(event.clockId)?.[1];
}

/** The sentence with what says most of the act, and the rest as details. */
function wordsOf({ command, events }: Entry, telling: Telling): Pick<StoryItem, 'text' | 'details'> {
  const sentence = isCommand(command) ? sentences[command] : undefined;
  return toldAct(sentence, events, (event) => eventWords(event, telling));
}

function isCommand(command: string): command is CommandName {
  return Object.hasOwn(sentences, command);
}

/** Everybody whom the story of a journal names. */
export function peopleIn(journal: readonly Entry[]): string[] {
  return journal.flatMap(({ by, events }) => [
    ...(by.kind === 'person' ? [by.personId] : []),
    ...[by.kind === 'policy' ? changedBy(by.rule) : undefined].filter((each) => each !== undefined),
    ...events.flatMap((event) => (event.type === 'clockReassigned' ? [event.personId] : [])),
  ]);
}
