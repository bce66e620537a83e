import type { FastifyBaseLogger } from 'fastify';
import { claimImport, leaveImport } from '../../db/imports/claim-import.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { problemOf } from '../problems/problem-of.ts';
import { workOnImport } from './work-on-import.ts';

/** Works on imported sheets in the background, one at a time, as long as this process lives. */
export interface ImportRunner {
  start(): void;
  /** Looks at once: a sheet has come. */
  wake(): void;
  /** Leaves what is under way to the next process. */
  close(): Promise<void>;
}

/**
 * The rows and what became of them are in the database, and so is who works on them: a process that dies loses its
 * lease, and any other goes on where it stopped.
 */
export function createImportRunner(context: ApiContext, log: FastifyBaseLogger): ImportRunner {
  const { database, waits } = context;
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  /** Set while it rests, and by whoever wakes it before it does. */
  let isWoken = false;
  let rouse: () => void = () => undefined;

  const later = (ms: number) => new Date(Date.parse(nowOf(context)) + ms).toISOString();

  /** True when there was something to do, and there may be more. */
  async function turn(): Promise<boolean> {
    const claimed = await claimImport(database, {
      now: nowOf(context),
      leaseUntil: later(waits.importLease),
    });
    if (claimed === undefined) return false;
    const { importId } = claimed;
    try {
      await workOnImport(context, log, claimed, stopping.signal);
      // One that is left now comes after those that wait already: a small sheet does not wait for a large one.
      await leaveImport(database, importId, { until: nowOf(context), heldUpBy: null });
    } catch (error) {
      log.warn({ err: error, importId }, 'an import is held up; it goes on later');
      const heldUpBy = problemOf(error)?.code ?? 'internal-error';
      await leaveImport(database, importId, { until: later(waits.importLook), heldUpBy });
    }
    return true;
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      isWoken = false;
      const isBusy = await turn().catch((error: unknown) => {
        log.warn({ err: error }, 'imports could not be looked for');
        return false;
      });
      if (!isBusy && !isWoken && !stopping.signal.aborted) await rest();
    }
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, waits.importLook);
      timer.unref();
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    start() {
      running ??= run();
    },
    wake() {
      isWoken = true;
      rouse();
    },
    async close() {
      stopping.abort();
      rouse();
      await running;
    },
  };
}
