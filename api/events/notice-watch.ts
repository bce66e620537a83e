import { readLatestNotices } from '../../db/events/new-notices.ts';
import { formatInstant } from '../../domain/working-time/instant-text.ts';
import type { ApiContext } from '../context.ts';
import type { Listener } from './listener.ts';

/** Knows which notices those who listen have been told of. */
export interface NoticeWatch {
  /** What a person who begins to listen has already counts as told: the page reads it by itself. */
  learn(personId: string): Promise<void>;
  /** Tells those whom something new has come for. */
  tell(): Promise<void>;
}

/** How far back a notice may be dated and still be news. */
const newsMs = 24 * 3_600_000;

export function createNoticeWatch(
  { database, clock }: Pick<ApiContext, 'database' | 'clock'>,
  listeners: ReadonlySet<Listener>,
): NoticeWatch {
  let known = new Map<string, Set<string>>();

  async function latest(people: readonly string[]): Promise<Map<string, Set<string>>> {
    const since = formatInstant(clock.now().getTime() - newsMs, 0);
    const found = new Map(people.map((personId) => [personId, new Set<string>()]));
    for (const { id, personId } of await readLatestNotices(database, people, since))
      found.get(personId)?.add(id);
    return found;
  }

  return {
    async learn(personId) {
      for (const [each, ids] of await latest([personId])) known.set(each, ids);
    },
    async tell() {
      const found = await latest([...new Set([...listeners].map((listener) => listener.personId))]);
      const before = known;
      known = found;
      for (const { personId, stream } of listeners) {
        const told = before.get(personId) ?? new Set();
        const hasNews = [...(found.get(personId) ?? [])].some((id) => !told.has(id));
        if (hasNews) stream.send('notice', {});
      }
    },
  };
}
