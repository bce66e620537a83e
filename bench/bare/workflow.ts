import { condition, defineUpdate, proxyActivities, setHandler, sleep } from '@temporalio/workflow';

/** The measure for P1 and P3: the same commands, each awaiting one empty normal activity, and nothing else. */
export const bareCommand = defineUpdate<number, [unknown]>('command');

export interface BareActivities {
  nothing(): Promise<void>;
}

const { nothing } = proxyActivities<BareActivities>({ startToCloseTimeout: '30s' });

/** Ends when `commands` commands have been answered. */
export async function bareOrder(commands: number): Promise<number> {
  let answered = 0;
  setHandler(bareCommand, async () => {
    await nothing();
    answered += 1;
    return answered;
  });
  await condition(() => answered >= commands);
  return answered;
}

/** The measure for P7: a timer up to an instant (epoch ms), and one empty activity after it. */
export async function bareDeadline(dueAt: number): Promise<void> {
  await sleep(Math.max(1, dueAt + 1 - Date.now()));
  await nothing();
}
