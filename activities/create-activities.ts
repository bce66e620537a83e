import { commitCase } from '../db/cases/commit-case.ts';
import type { Database } from '../db/connect.ts';
import { createVersions } from '../db/versions/versions.ts';
import type { CaseActivities } from '../workflows/case-messages.ts';
import type { OrderActivities, RollOutActivities } from '../workflows/messages.ts';
import { createCommit } from './commit.ts';
import { createRollOut } from './roll-out.ts';
import { createTellOrders } from './tell-orders.ts';

/** What the activities work with. */
export interface ActivityDependencies {
  database: Database;
}

/** Every effect that the workflows ask for. */
export function createActivities({
  database,
}: ActivityDependencies): OrderActivities & RollOutActivities & CaseActivities {
  const versions = createVersions(database);
  return {
    commit: createCommit({ database }),
    commitCase: (input) => commitCase({ database, versions }, input),
    tellOrders: createTellOrders({ database }),
    ...createRollOut({ database }),
  };
}
