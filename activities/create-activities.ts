import type { Database } from '../db/connect.ts';
import type { OrderActivities } from '../workflows/messages.ts';
import { createCommit } from './commit.ts';

/** What the activities work with. */
export interface ActivityDependencies {
  database: Database;
}

/** Every effect that the workflows ask for. */
export function createActivities({ database }: ActivityDependencies): OrderActivities {
  return { commit: createCommit({ database }) };
}
