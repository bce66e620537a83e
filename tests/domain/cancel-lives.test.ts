import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '../../domain/order/decide.ts';
import type { CommandInputs } from '../../domain/order/inputs.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { commandOf } from './order-driver.ts';
import { live, steps, type Turn } from './order-simulation.ts';
import { cancellationInput, checkCancellation, stillReserved } from './simulated-cancellation.ts';

const sequences = 600;
const seed = Number(process.env['R9_SEED'] ?? 20251009);

const request = commandOf(
  'requestCancellation',
  { requestedBy: '王敏', formReference: 'QX-1', reason: '项目停建' },
  'SALESPERSON',
);
const withdrawal = commandOf('withdrawCancellation', { reason: 'x' }, 'SERVICE_AGENT');

function bypass(state: OrderState): Command {
  const input = cancellationInput('bypassApproval', state, 0, 'PRODUCTION');
  return commandOf('bypassApproval', input as CommandInputs['bypassApproval'], 'GENERAL_MANAGER');
}

test(`over ${sequences} random lives a cancelled order keeps nothing reserved, undoes each effect once and runs no clock meanwhile [CANCEL-02 CANCEL-09]`, () => {
  const seen = { requested: 0, cancelled: 0, withdrawn: 0, released: 0, bypassed: 0, madeUp: 0 };
  fc.assert(
    fc.property(steps, (life) => {
      let last: OrderState | undefined;
      // Where a life lets it, the customer asks for it half-way, and approvals are skipped before.
      const first = (state: OrderState, step: number): Command[] => [
        ...(step % 4 === 0 ? [bypass(state)] : []),
        ...(step === Math.floor(life.length / 2) ? [request] : []),
        ...(step === life.length - 6 && life.length % 3 === 0 ? [withdrawal] : []),
      ];
      const look = ({ after }: Turn): void => {
        checkCancellation(after);
        last = after;
      };
      const journal = live(life, defaultPolicyValues(), look, first);
      const types = new Set(journal.flatMap((entry) => entry.events.map(({ type }) => type)));
      if (types.has('cancellationRequested')) seen.requested += 1;
      if (types.has('cancellationWithdrawn')) seen.withdrawn += 1;
      if (types.has('approvalBypassed')) seen.bypassed += 1;
      if (types.has('bypassMadeUp')) seen.madeUp += 1;
      if (last?.stage !== 'CANCELLED') return;
      seen.cancelled += 1;
      if (types.has('stockReleased')) seen.released += 1;
      expect(stillReserved(journal)).toEqual([]);
    }),
    { numRuns: sequences, seed, endOnFailure: true },
  );
  const counts = JSON.stringify(seen);
  for (const count of Object.values(seen)) expect(count, counts).toBeGreaterThan(0);
  expect(seen.cancelled, counts).toBeGreaterThan(sequences / 50);
});
