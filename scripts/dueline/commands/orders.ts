import type { Command } from 'commander';
import { asOfText, orderText } from '../order-text.ts';
import type { Terminal } from '../terminal.ts';

/** `orders show ID --as-of INSTANT`: an order as it stands, or as it stood. */
export function orderCommands(program: Command, terminal: Terminal): void {
  program
    .command('orders')
    .description('Orders: as they stand, and as they stood')
    .command('show')
    .description('Show one order: its stage, lots, clocks and tasks')
    .argument('<id>')
    .option('--as-of <instant>', 'as its journal stood then, with the figures and calendars that it ran by')
    .action(async (id: string, { asOf }: { asOf?: string }) => {
      const path = `/v1/orders/${encodeURIComponent(id)}`;
      if (asOf === undefined) {
        const order = await terminal.api().get(path);
        terminal.show(order, () => orderText(order));
      } else {
        const answer = await terminal.api().get(`${path}/as-of`, { at: asOf });
        terminal.show(answer, () => asOfText(answer));
      }
    });
}
