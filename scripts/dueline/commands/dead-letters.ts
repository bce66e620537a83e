import type { Command } from 'commander';
import { z } from 'zod';
import { tableOf } from '../../demo/text-width.ts';
import { shaped, when } from '../cells.ts';
import type { Api } from '../connection.ts';
import type { Terminal } from '../terminal.ts';

const list = z.looseObject({
  items: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.string(),
      channel: z.string(),
      recipient: z.string(),
      attempts: z.number(),
      lastError: z.string(),
      createdAt: z.string(),
    }),
  ),
});
const resent = z.looseObject({ resent: z.array(z.string()), notDead: z.array(z.string()) });

/** Most that one request may name, and most that are listed. */
const atOnce = 200;

/** `dead-letters`: notices that were given up, and sending them again. */
export function deadLetterCommands(program: Command, terminal: Terminal): void {
  const letters = program.command('dead-letters').description('Notices that were given up');

  letters
    .command('list', { isDefault: true })
    .description('List them, the oldest first')
    .action(async () => {
      const answer = await terminal.api().get('/v1/dead-letters', { limit: atOnce });
      terminal.show(answer, () =>
        tableOf(
          [
            '编号 id',
            '类别 kind',
            '渠道 channel',
            '收件 to',
            '次数 attempts',
            '时间 queued',
            '错误 last error',
          ],
          shaped(list, answer).items.map((each) => [
            each.id,
            each.kind,
            each.channel,
            each.recipient,
            String(each.attempts),
            when(each.createdAt),
            each.lastError,
          ]),
          ['次数 attempts'],
        ),
      );
    });

  letters
    .command('resend')
    .description('Send them again under their old keys, so that nobody gets one twice who had it')
    .argument('[ids...]')
    .option('--all', 'all that there are')
    .action(async (ids: string[], { all = false }: { all?: boolean }) => {
      if (all === ids.length > 0) throw new Error('Name the letters to send again, or --all of them.');
      const api = terminal.api();
      const answer = all ? await resendAll(api) : shaped(resent, await resend(api, ids));
      terminal.show(answer, () => {
        const lines = [`再次发送 sent again: ${answer.resent.length}`];
        return [...lines, ...answer.notDead.map((id) => `  ! ${id}: is no dead letter`)].join('\n');
      });
    });
}

async function resend(api: Api, ids: readonly string[]): Promise<unknown> {
  return await api.post('/v1/dead-letters/resend', { ids });
}

/** What was sent again is dead no longer; it ends when nothing is left or nothing can be sent again. */
async function resendAll(api: Api): Promise<z.output<typeof resent>> {
  const done: string[] = [];
  for (;;) {
    const { items } = shaped(list, await api.get('/v1/dead-letters', { limit: atOnce }));
    const fresh = items.map(({ id }) => id).filter((id) => !done.includes(id));
    if (fresh.length === 0) return { resent: done, notDead: [] };
    const answer = shaped(resent, await resend(api, fresh));
    if (answer.resent.length === 0) return { resent: done, notDead: answer.notDead };
    done.push(...answer.resent);
  }
}
