import { readCustomer } from '../../db/reads/read-files.ts';
import type { Instant } from '../../domain/instant.ts';
import { checksumOf } from '../attachments/checksum.ts';
import type { Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import { keepMail, keepPaper } from './keep-draft.ts';
import type { SentPapers } from './read-papers.ts';

/** Files that were sent up: what identifies them, and what keeps them as a draft and tells its id. */
export interface TakenIn {
  said: object;
  keep(updateId: string): Promise<string>;
}

/** Takes files in that a person sent up. A message is read as if it had come by itself. */
export async function takeInPapers(
  context: ApiContext,
  { personId }: Caller,
  { files, ...said }: SentPapers,
  now: Instant,
): Promise<TakenIn> {
  const { customerId } = said;
  if (customerId !== undefined && (await readCustomer(context.database, customerId)) === undefined)
    throw unfitField('customerId', 'is no customer of the company');
  const [first] = files;
  const isMail = said.channel === 'EMAIL' && files.length === 1 && /\.eml$/i.test(first?.fileName ?? '');
  const { channel: _mail, ...given } = said;
  const arrived = { receivedAt: now, enteredBy: personId };
  return {
    said: {
      ...said,
      files: files.map(({ fileName, bytes }) => [fileName, checksumOf(bytes)]),
    },
    async keep(updateId) {
      if (isMail && first !== undefined)
        return (await keepMail(context, first.bytes, { ...arrived, ...given })).draftId;
      const draftId = `drf_${updateId.replaceAll('-', '').slice(0, 32)}`;
      const [refused] = await keepPaper(context, { ...arrived, ...said, draftId }, files);
      if (refused === undefined) return draftId;
      const reason = `${refused.fileName} ${refused.reason}`;
      throw new ProblemError('validation-failed', reason, { errors: [{ path: 'file', reason }] });
    },
  };
}
