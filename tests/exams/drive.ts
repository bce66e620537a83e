import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from '../../domain/order/decide.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { CommandAnswer } from '../../workflows/messages.ts';
import { type Engine, giveOrder, startOrder } from './give.ts';
import { type Ledger, type LedgerLine, openLine } from './ledger.ts';

export interface DriveOptions extends Engine {
  rules: { policy: PolicyValues };
  commands: Command[];
  orders: number;
  atOnce: number;
  seed: number;
  /** True: a request without an answer is sent again with the same update id until it has one. */
  retry: boolean;
  ledger: Ledger;
}

/** Take orders through their whole life, several at once; every answer goes to the ledger. */
export async function driveOrders(options: DriveOptions): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: options.atOnce }, async () => {
      while (next < options.orders) {
        next += 1;
        await driveOrder(options, `ord_exam_${options.seed}_${next}`);
      }
    }),
  );
}

async function driveOrder(options: DriveOptions, orderId: string): Promise<void> {
  const line = openLine(options.ledger, orderId);
  for (const [index, command] of options.commands.entries()) {
    const updateId = `${orderId}/${index}`;
    const give =
      index === 0
        ? () => startOrder(options, orderId, options.rules.policy, command, updateId)
        : () => giveOrder(options, orderId, command, updateId);
    if (!(await answered(options, line, command, give))) return;
  }
}

async function answered(
  options: DriveOptions,
  line: LedgerLine,
  command: Command,
  give: () => Promise<CommandAnswer>,
): Promise<boolean> {
  for (;;) {
    try {
      const answer = await give();
      if (answer.accepted) line.accepted.push(command.name);
      else line.failed = `${command.name} refused: ${answer.refusal.detail}`;
      return answer.accepted;
    } catch (error) {
      if (!options.retry) {
        line.failed = `${command.name}: ${error instanceof Error ? error.message : String(error)}`;
        return false;
      }
      await delay(200);
    }
  }
}
