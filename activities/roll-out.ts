import { getClient, heartbeat } from '@temporalio/activity';
import { beginChange } from '../db/changes/begin-change.ts';
import { finishChange } from '../db/changes/finish-change.ts';
import { departmentsHit } from '../db/changes/incident-outcome.ts';
import { noteFailures } from '../db/changes/note-failures.ts';
import { ordersToReach } from '../db/changes/orders-to-reach.ts';
import { appliedChange, contentOf, readChange } from '../db/changes/read-changes.ts';
import type { Database } from '../db/connect.ts';
import { queueIncidentNotices } from '../db/notices/queue-incident-notices.ts';
import { createVersions } from '../db/versions/versions.ts';
import { type AppliedChange, commandOf, updateIdOf } from '../domain/changes/applied-change.ts';
import { type Command, decide } from '../domain/order/decide.ts';
import type { OrderState } from '../domain/order/state.ts';
import type { RollOutActivities, RollOutPage } from '../workflows/messages.ts';
import { type Given, giveOrder } from './give-order.ts';

/** Orders of one page, and those of them that are asked at once. */
const pageSize = 50;
const atOnce = 8;

/** The activities that bring a change to every open order. Each may run more than once. */
export function createRollOut({ database }: { database: Database }): RollOutActivities {
  const versions = createVersions(database);

  /** The command that changes something for the order now, if there is one. */
  async function commandFor(
    change: AppliedChange,
    state: OrderState,
    at: string,
  ): Promise<Command | undefined> {
    const command = commandOf(change, state);
    if (command === undefined || change.kind !== 'INCIDENT') return command;
    const decision = decide(state, command, at, await versions.policy(state.policyVersion));
    return decision.accepted && decision.entry.events.length === 0 ? undefined : command;
  }

  return {
    async beginChange({ changeId, by, at }) {
      const problems = await beginChange(database, { changeId, by, at });
      if (problems.length > 0) return { begun: false, problems };
      const row = await readChange(database, changeId);
      const content = row && contentOf(row);
      const reaches = content?.kind === 'POLICY' ? content.body.migrate : true;
      return { begun: true, reaches: reaches && row?.state === 'APPLYING' };
    },

    async rollOutPage({ changeId, after = '', at }) {
      const change = await appliedChange(database, changeId);
      const states = await ordersToReach(database, change, after, pageSize);
      const page: RollOutPage = { next: null, given: 0, failed: [], unanswered: [] };
      const client = getClient();
      let next = 0;
      async function work(): Promise<void> {
        for (let state = states[next++]; state !== undefined; state = states[next++]) {
          const command = await commandFor(change, state, at);
          if (command === undefined) continue;
          const given = await giveOrder(client, state.orderId, command, updateIdOf(change, state));
          note(page, state.orderId, given);
          heartbeat();
        }
      }
      await Promise.all(Array.from({ length: atOnce }, work));
      await noteFailures(database, changeId, page.failed);
      const last = states.at(-1);
      return states.length < pageSize || last === undefined ? page : { ...page, next: last.orderId };
    },

    async finishChange({ changeId, failed, at }) {
      const change = await appliedChange(database, changeId);
      if (change.kind === 'INCIDENT') await tellHeads(change, at);
      await finishChange(database, changeId, failed);
    },
  };

  /** One notice to the head of each department, however many of its clocks stood still (ruling 8). */
  async function tellHeads(change: AppliedChange & { kind: 'INCIDENT' }, now: string): Promise<void> {
    const { changeId, reason, incident } = change;
    const { from, until } = incident;
    const departments = await departmentsHit(database, change);
    await queueIncidentNotices(database, { incidentId: changeId, from, until, reason, now, departments });
  }
}

function note(page: RollOutPage, orderId: string, given: Given): void {
  if (given.kind === 'TAKEN') page.given += 1;
  else if (given.kind === 'FAILED') page.failed.push({ orderId, reason: given.reason });
  else if (given.kind === 'UNANSWERED') page.unanswered.push({ orderId, reason: given.reason });
}
