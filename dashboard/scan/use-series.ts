import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { type Order, orderKey } from '../api/orders.ts';
import { OfflineError, ProblemError } from '../api/problem.ts';
import type { Names } from '../api/session.ts';
import { NotGiven, prepare, type Sending, type SeriesAct, type Subject, send } from './give-by-scan.ts';
import { signal } from './signal.ts';

/** One scan and what came of it. */
export interface SeriesEntry {
  id: number;
  code: string;
  state: 'WAITING' | 'DONE' | 'REFUSED' | 'UNKNOWN';
  subject?: Subject;
  /** Stage after the act, or at which it was refused. */
  stage?: Names;
  error?: unknown;
  /** How to send it again. */
  sending?: Sending;
}

/** Each scan is one act; scans that come while one is under way wait in their order. */
export function useSeries(act: SeriesAct) {
  const client = useQueryClient();
  const [entries, setEntries] = useState<readonly SeriesEntry[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const count = useRef(0);

  const settle = useCallback((id: number, change: Partial<SeriesEntry>) => {
    if (change.state === 'DONE' || change.state === 'REFUSED') signal(change.state);
    if (change.state === 'UNKNOWN') signal('REFUSED');
    setEntries((before) => before.map((each) => (each.id === id ? { ...each, ...change } : each)));
  }, []);

  const give = useCallback(
    async (id: number, code: string, known: Sending | undefined) => {
      let sending = known;
      try {
        sending ??= await prepare(code, act);
        const order = await send(sending, () => prepare(code, act));
        client.setQueryData<Order>(orderKey(order.orderId), order);
        void client.invalidateQueries({ queryKey: ['work'] });
        const { subject } = sending;
        const stage = order.lots.find(({ lotId }) => lotId === subject.lotId)?.stageName ?? order.stageName;
        settle(id, { state: 'DONE', subject, stage });
      } catch (error) {
        const unknown =
          error instanceof OfflineError || (error instanceof ProblemError && error.problem.status === 503);
        const told = error instanceof NotGiven ? { subject: error.subject, stage: error.stage } : {};
        settle(id, {
          state: unknown ? 'UNKNOWN' : 'REFUSED',
          error,
          ...told,
          ...(sending && { subject: sending.subject, sending }),
        });
      }
    },
    [act, client, settle],
  );

  const scan = useCallback(
    (code: string) => {
      count.current += 1;
      const id = count.current;
      setEntries((before) => [{ id, code, state: 'WAITING' }, ...before]);
      queue.current = queue.current.then(() => give(id, code, undefined));
    },
    [give],
  );
  /** Sends the very same act again after a lost connection. */
  const again = useCallback(
    ({ id, code, sending }: SeriesEntry) => {
      settle(id, { state: 'WAITING' });
      queue.current = queue.current.then(() => give(id, code, sending));
    },
    [give, settle],
  );
  return { entries, scan, again };
}
