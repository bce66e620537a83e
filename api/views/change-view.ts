import type { ChangeRow } from '../../db/changes/drafts.ts';
import { ordersReached } from '../../db/changes/finish-change.ts';
import type { ApiContext } from '../context.ts';

/** A change as people read it, with how far it has come; what was typed is shown as it was typed. */
export async function changeView(context: ApiContext, row: ChangeRow) {
  const local = await context.reference.local();
  const { appliedAt, appliedBy, result, createdAt, body, ...rest } = row;
  const reached =
    row.state === 'APPLYING' && appliedBy !== null
      ? { orders: await ordersReached(context.database, { changeId: row.changeId, appliedBy }) }
      : {};
  return {
    ...rest,
    body: { ...body },
    createdAt: local(createdAt),
    ...(appliedAt === null ? {} : { appliedAt: local(appliedAt) }),
    ...(appliedBy === null ? {} : { appliedBy }),
    ...(result === null ? {} : { result: { ...result, ...reached } }),
  };
}
