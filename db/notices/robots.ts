import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { robots } from '../schema/robots.ts';

export type RobotRow = typeof robots.$inferSelect;

/** Adds a robot; the same id twice is the same robot. */
export async function createRobot({ db }: Database, robot: RobotRow): Promise<void> {
  await db.insert(robots).values(robot).onConflictDoNothing();
}

export async function listRobots({ db }: Database, limit: number): Promise<RobotRow[]> {
  return await db.select().from(robots).orderBy(asc(robots.robotId)).limit(limit);
}

/** Lets a robot say nothing any more; its row stays for the notices that name it. False: not there. */
export async function endRobot({ db }: Database, robotId: string): Promise<boolean> {
  const ended = await db
    .update(robots)
    .set({ active: false })
    .where(and(eq(robots.robotId, robotId), eq(robots.active, true)))
    .returning({ robotId: robots.robotId });
  return ended.length > 0;
}
