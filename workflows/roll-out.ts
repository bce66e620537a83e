import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import { rollOutLimits, rollOutTries } from './limits.ts';
import {
  beginUpdate,
  type ChangeBegun,
  type RollOutActivities,
  type RollOutLook,
  type RollOutPage,
  type RollOutStart,
} from './messages.ts';

const { beginChange, rollOutPage, finishChange } = proxyActivities<RollOutActivities>({
  startToCloseTimeout: rollOutTries.startToClose,
  heartbeatTimeout: rollOutTries.heartbeat,
  retry: { initialInterval: rollOutTries.firstPause, maximumInterval: rollOutTries.longestPause },
});

/**
 * One change of a calendar, of the policy, or an incident, from its application until no open order is left behind:
 * it begins in one transaction, then looks through the orders until a later look finds nobody new (rules 7, 8,
 * ruling 8).
 */
export async function rollOut(start: RollOutStart): Promise<ChangeBegun> {
  const { changeId, by, lookAgainAfter, pagesPerRun = rollOutLimits.pagesPerRun } = start;
  let begun = start.begun;
  setHandler(beginUpdate, async () => {
    await condition(() => begun !== undefined);
    if (begun === undefined) throw ApplicationFailure.retryable('woken before the change began');
    return begun;
  });
  begun ??= await beginChange.executeWithOptions({ summary: 'begin the change' }, [
    { changeId, by, at: now() },
  ]);
  if (begun.begun) {
    const last = begun.reaches ? await lookThrough(start.look ?? freshLook(1), begun) : freshLook(1);
    const failed = [...last.failed, ...last.unanswered].slice(0, rollOutLimits.failedAtMost);
    await finishChange.executeWithOptions({ summary: 'finish the change' }, [
      { changeId, failed, at: now() },
    ]);
  }
  await condition(allHandlersFinished);
  return begun;

  /** Look after look, with a pause between, until one finds nobody to give the change to. */
  async function lookThrough(first: RollOutLook, known: ChangeBegun): Promise<RollOutLook> {
    let look = first;
    for (let pages = 1; ; pages += 1) {
      const place = look.after === undefined ? {} : { after: look.after };
      const summary = `look ${look.number}, page ${pages}`;
      const page = await rollOutPage.executeWithOptions({ summary }, [{ changeId, ...place, at: now() }]);
      look = withPage(look, page);
      if (page.next === null) {
        if (isLast(look)) return look;
        await sleep(lookAgainAfter, { summary: 'look again for orders received meanwhile' });
        look = freshLook(look.number + 1);
      }
      if (pages >= pagesPerRun) {
        await condition(allHandlersFinished);
        await continueAsNew<typeof rollOut>({ ...start, begun: known, look });
      }
    }
  }
}

function freshLook(number: number): RollOutLook {
  return { number, given: 0, failed: [], unanswered: [] };
}

function withPage(look: RollOutLook, page: RollOutPage): RollOutLook {
  const { number, given, failed, unanswered } = look;
  const atMost = rollOutLimits.failedAtMost;
  return {
    number,
    ...(page.next === null ? {} : { after: page.next }),
    given: given + page.given,
    failed: [...failed, ...page.failed].slice(0, atMost),
    unanswered: [...unanswered, ...page.unanswered].slice(0, atMost),
  };
}

/** The first look can miss an order that is just coming in by the old rules. */
function isLast({ number, given, unanswered }: RollOutLook): boolean {
  if (number >= rollOutLimits.looks) return true;
  return number > 1 && given === 0 && unanswered.length === 0;
}

function now(): string {
  return new Date().toISOString();
}
