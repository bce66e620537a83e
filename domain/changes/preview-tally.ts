import { epochMs } from '../instant.ts';
import type { ClockPreview } from './preview-order.ts';
import { createRoleTally, type RoleTally } from './role-tally.ts';

/** A preview of many orders: counts of everything, and as many clocks as a page can show. */
export interface ChangePreview {
  /** Orders that were looked at, and those of them whose clocks change. */
  ordersOpen: number;
  ordersChanged: number;
  clocksChanged: number;
  /** Clocks whose due instant moves. */
  clocksMoved: number;
  roles: RoleTally[];
  clocks: ClockPreview[];
  /** Changed clocks that are counted and not listed. */
  more: number;
  /** Orders that would refuse the change, and why; the first of them. */
  refused: { orderId: string; reason: string }[];
}

/** Counts previews of orders as they come; keeps at most `listed` clocks and refusals. */
export function createTally(listed: number) {
  const total = { ordersOpen: 0, ordersChanged: 0, clocksChanged: 0, clocksMoved: 0 };
  const roles = createRoleTally();
  const clocks: ClockPreview[] = [];
  const refused: ChangePreview['refused'] = [];

  function countRungs({ rungs }: ClockPreview): void {
    for (const { roles: told, gained, lost } of rungs) {
      const effect = gained !== undefined ? 'gained' : lost !== undefined ? 'lost' : 'moved';
      for (const role of told) roles.count(role, effect);
    }
  }

  return {
    add(changed: readonly ClockPreview[]): void {
      total.ordersOpen += 1;
      if (changed.length > 0) total.ordersChanged += 1;
      total.clocksChanged += changed.length;
      total.clocksMoved += changed.filter(isMoved).length;
      changed.forEach(countRungs);
      clocks.push(...changed.slice(0, listed - clocks.length));
    },
    refuse(orderId: string, reason: string): void {
      total.ordersOpen += 1;
      if (refused.length < listed) refused.push({ orderId, reason });
    },
    result(): ChangePreview {
      const { clocksChanged } = total;
      return { ...total, roles: roles.result(), clocks, more: clocksChanged - clocks.length, refused };
    },
  };
}

function isMoved({ dueBefore, dueAfter }: ClockPreview): boolean {
  return epochMs(dueBefore) !== epochMs(dueAfter);
}
