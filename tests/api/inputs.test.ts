import { expect, test } from 'vitest';
import { localIn } from '../../api/views/local-instants.ts';
import { orderSchema } from '../../api/views/order-schema.ts';
import { orderView } from '../../api/views/order-view.ts';
import type { Command } from '../../domain/order/decide.ts';
import { openCommands } from '../../domain/order/decide.ts';
import { lotStages, orderStages } from '../../domain/order/stage-names.ts';
import { roleCodes } from '../../domain/people/roles.ts';
import { orderIn } from '../domain/bring-to.ts';
import { fc } from '../support/repeatable.ts';
import { inputOf, isActName } from './input-arbitrary.ts';

const everyone = { personId: 'everyone', roles: roleCodes };
const stages = [...orderStages, ...lotStages].filter(
  (stage) => !['IN_FULFILMENT', 'SETTLED', 'ARCHIVED', 'REJECTED'].includes(stage),
);

function reachable(stage: (typeof stages)[number]) {
  try {
    return orderIn(stage);
  } catch {
    return undefined;
  }
}

test('no input that the API lets through breaks the rules, the clocks or the view of an order [S11]', () => {
  const starts = stages.filter((stage) => reachable(stage) !== undefined);
  expect(starts.length).toBeGreaterThan(12);
  const acts = fc.constantFrom(...starts).chain((stage) => {
    const names = openCommands(orderIn(stage).state).filter(isActName);
    return fc
      .constantFrom(...names)
      .chain((name) => fc.tuple(fc.constant(stage), fc.constant(name), inputOf(name)));
  });
  fc.assert(
    fc.property(acts, ([stage, name, input]) => {
      const order = orderIn(stage);
      const actor = { kind: 'person' as const, personId: 'everyone', roles: [...roleCodes] };
      order.turn([{ name, input, actor } as Command]);
      order.turn([]);
      const viewer = { policy: order.policy, caller: everyone, local: localIn('Asia/Shanghai') };
      orderSchema.parse(orderView(order.state, viewer));
    }),
    { numRuns: 300 },
  );
});
