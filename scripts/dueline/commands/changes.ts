import { type Command, Option } from 'commander';
import { changeList, changeText, previewText } from '../change-text.ts';
import { readJsonObject } from '../read-json-file.ts';
import type { Terminal } from '../terminal.ts';

/** `changes`: what is drafted, what it would do, and its application. */
export function changeCommands(program: Command, terminal: Terminal): void {
  const changes = program
    .command('changes')
    .description('Changes of calendars and policy, and incidents: draft, preview, apply');

  changes
    .command('list', { isDefault: true })
    .description('List changes, the latest first')
    .addOption(new Option('--kind <kind>', 'of one kind').choices(['CALENDAR', 'POLICY', 'INCIDENT']))
    .addOption(
      new Option('--state <state>', 'in one state').choices(['DRAFT', 'APPLYING', 'APPLIED', 'DISCARDED']),
    )
    .action(async (options: { kind?: string; state?: string }) => {
      const answer = await terminal.api().get('/v1/changes', options);
      terminal.show(answer, () => changeList(answer));
    });

  changes
    .command('show')
    .description('Show one change: what was typed, its problems, how far it has come')
    .argument('<id>')
    .action(async (id: string) => showChange(await terminal.api().get(pathOf(id))));

  changes
    .command('draft')
    .description('Draft a change, as an incident: {"kind": "INCIDENT", "body": {...}, "reason": "..."}')
    .argument('<file>', 'JSON')
    .action(async (file: string) => {
      showChange(await terminal.api().post('/v1/changes', readJsonObject(terminal.folder, file)));
    });

  changes
    .command('preview')
    .description('Tell which clocks would move, and who gains or loses which warning; changes nothing')
    .argument('<id>')
    .action(async (id: string) => {
      const answer = await terminal.api().post(`${pathOf(id)}/preview`, {});
      terminal.show(answer, () => previewText(answer));
    });

  changes
    .command('apply')
    .description('Apply a change; open orders take it one after the other')
    .argument('<id>')
    .action(async (id: string) => showChange(await terminal.api().post(`${pathOf(id)}/apply`, {})));

  changes
    .command('discard')
    .description('Discard a draft; it stays on record')
    .argument('<id>')
    .action(async (id: string) => {
      const api = terminal.api();
      await api.delete(pathOf(id));
      showChange(await api.get(pathOf(id)));
    });

  function showChange(answer: unknown): void {
    terminal.show(answer, () => changeText(answer));
  }
}

function pathOf(id: string): string {
  return `/v1/changes/${encodeURIComponent(id)}`;
}
