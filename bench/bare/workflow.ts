import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';

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
