import { listAttachments } from '../../db/attachments/attachments.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { ApiContext } from '../context.ts';
import { unfitField } from '../problems/problem.ts';

/**
 * Refuses a command that names a file which is none of the order's own (INTAKE-05, CANCEL-01): in the same words whether
 * another order has it or nobody does.
 */
export async function requireOwnFiles(
  { database }: Pick<ApiContext, 'database'>,
  orderId: string,
  command: Command,
): Promise<void> {
  const named = filesNamedBy(command);
  if (named.size === 0) return;
  const own = new Set((await listAttachments(database, orderId)).map(({ attachmentId }) => attachmentId));
  for (const [path, attachmentId] of named) {
    if (!own.has(attachmentId)) throw unfitField(path, 'is no file of this order');
  }
}

/** Each file by the path of the field that names it. */
function filesNamedBy(command: Command): Map<string, string> {
  switch (command.name) {
    case 'recordOriginal': {
      const { attachmentIds = [] } = (command as Command<'recordOriginal'>).input;
      return new Map(attachmentIds.map((id, index) => [`input.attachmentIds[${index}]`, id]));
    }
    case 'requestCancellation': {
      const { formAttachmentId } = (command as Command<'requestCancellation'>).input;
      return new Map(formAttachmentId === undefined ? [] : [['input.formAttachmentId', formAttachmentId]]);
    }
    default:
      return new Map();
  }
}
