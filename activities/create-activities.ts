import type { Database } from '../db/connect.ts';
import type { OrderActivities, RollOutActivities } from '../workflows/messages.ts';
import { createCommit } from './commit.ts';
import { createRollOut } from './roll-out.ts';

/** What the activities work with. */
export interface ActivityDependencies {
  database: Database;
}

/** Every effect that the workflows ask for. */
export function createActivities({ database }: ActivityDependencies): OrderActivities & RollOutActivities {
  return { commit: createCommit({ database }), ...createRollOut({ database }) };
}
