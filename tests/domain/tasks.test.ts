import { describe, expect, test } from 'vitest';
import { commandTable } from '../../domain/order/commands.ts';
import { openCommands } from '../../domain/order/decide.ts';
import { journey } from '../../domain/order/journey.ts';
import { lotStages, orderStages, type Stage } from '../../domain/order/stage-names.ts';
import { bringTo, orderIn, rectification } from './bring-to.ts';

/** Every stage in which someone has something to do on the way without trouble. */
const busy: Stage[] = [...orderStages, ...lotStages].filter(
  (stage) =>
    journey[stage].clock !== undefined &&
    ![
      'AWAITING_INFO',
      'AWAITING_CUSTOMER_DECISION',
      'MATERIAL_SHORTAGE',
      'REWORK',
      'DELIVERY_EXCEPTION',
    ].includes(stage),
);

describe('a task', () => {
  test.each(busy)(
    'is open in %s, can be done at once by a role it names, and has the clock of its stage',
    (stage) => {
      const order = orderIn(stage, { policy: { 'mat.releaseOnPass': false } });
      const [first] = order.tasks.filter((task) => task.command !== 'recordFollowUp');
      expect(first).toBeDefined();
      if (first === undefined) return;
      expect(openCommands(order.state)).toContain(first.command);
      expect(order.runningClocks).toContain(first.clockId);
      for (const task of order.tasks) {
        expect(task.roles.length).toBeGreaterThan(0);
        for (const role of task.roles) {
          const { roles, rolesFor } = commandTable[task.command];
          if (rolesFor === undefined) expect(roles).toContain(role);
        }
      }
    },
  );

  test('is gone when its command was given, and there is none on a closed order', () => {
    const order = orderIn('IN_QC');
    const [inspection] = order.tasks;
    bringTo(order, 'READY_TO_SHIP');
    expect(order.tasks.map((task) => task.taskId)).not.toContain(inspection?.taskId);
    expect(bringTo(order, 'ARCHIVED').tasks).toEqual([]);
  });

  test('of a second round is another task', () => {
    const order = orderIn('IN_QC');
    const inspection = () => order.tasks.find((task) => task.command === 'recordInspection')?.taskId;
    const first = inspection();
    expect(first).toBe('L1/recordInspection/QUALITY#1');
    order.give(
      'recordInspection',
      { passed: [], failed: order.lot().lines, standardVersion: 'v' },
      'INSPECTOR',
    );
    order.give('proposeRectification', rectification, 'INSPECTOR');
    order.give('completeRework', {}, 'PRODUCTION_SUPERVISOR');
    expect(inspection()).toBe('L1/recordInspection/QUALITY#2');
  });

  test('of each lot and each department is its own', () => {
    const order = orderIn('RELEASED');
    order.give('checkStock', { fromStock: [{ line: 1, quantity: '30' }] }, 'WAREHOUSE_KEEPER');
    const ids = order.tasks.map((task) => task.taskId);
    expect(ids).toEqual([
      'L1/submitPlan/PLANNING#1',
      'L2/checkPackingList/LOGISTICS#1',
      'L2/arrangeTransport/LOGISTICS#1',
    ]);
    const reviews = orderIn('UNDER_REVIEW').tasks;
    expect(reviews.map((task) => task.taskId)).toContain('order/recordReview/FINANCE#1');
    expect(reviews[0]?.roles).toEqual(['ACCOUNTANT', 'FINANCE_MANAGER']);
  });
});
