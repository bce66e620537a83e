import { actorId } from '../../people/actor.ts';
import { staffOf } from '../../people/roles.ts';
import { openClock, startClock, stopClock } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { enterLotStage, enterOrderStage } from '../enter-stage.ts';
import type { CommandInputs } from '../inputs.ts';
import { looseClocks } from '../loose-clocks.ts';

/** Transport, delivery and acceptance. */
export const deliveryCommands = {
  reportDeliveryException: {
    subject: 'lot',
    stages: ['SHIPPED'],
    onHold: 'GOES_ON',
    roles: staffOf('LOGISTICS', 'SALES', 'CUSTOMER_SERVICE'),
    zh: '报告运输异常',
    en: 'Report delivery exception',
    purpose: 'Delay, loss or damage in transport, with its description; a case is opened for it.',
    requirements: ['DELIV-02', 'EXC-02'],
    decide: (draft, input, lotId) => {
      const { exception: type, description } = input;
      const deliveryException = { type, description, by: actorId(draft.actor), at: draft.at };
      draft.emit({ type: 'lotRecorded', lotId, record: { deliveryException } });
      const raised = type === 'DELAY' ? 'TRANSPORT_DELAY' : 'DAMAGE_OR_LOSS';
      draft.emit({
        type: 'exceptionRaised',
        exception: { type: raised, description, department: 'LOGISTICS', lotId },
      });
      enterLotStage(draft, lotId, 'DELIVERY_EXCEPTION');
    },
  },
  resolveDeliveryException: {
    subject: 'lot',
    stages: ['DELIVERY_EXCEPTION'],
    roles: staffOf('SALES', 'LOGISTICS'),
    zh: '解决运输异常',
    en: 'Resolve delivery exception',
    purpose: 'Records the solution; the shipment goes on.',
    requirements: ['DELIV-02'],
    decide: (draft, input, lotId) => {
      const { deliveryException } = draft.lot(lotId);
      if (deliveryException !== undefined) {
        const solved = { ...deliveryException, solution: input.solution };
        draft.emit({ type: 'lotRecorded', lotId, record: { deliveryException: solved } });
      }
      enterLotStage(draft, lotId, 'SHIPPED');
    },
  },
  recordDelivery: {
    subject: 'lot',
    stages: ['SHIPPED'],
    onHold: 'GOES_ON',
    roles: staffOf('LOGISTICS'),
    zh: '记录送达',
    en: 'Record delivery',
    purpose: 'Goods delivered and signed for by consignee and deliverer.',
    requirements: ['DELIV-05', 'DELIV-06'],
    decide: recordDelivery,
  },
  acceptDelivery: {
    subject: 'lot',
    stages: ['DELIVERED'],
    roles: staffOf('SALES'),
    zh: '确认验收',
    en: 'Accept delivery',
    purpose: "Records the customer's acceptance; with the last lot the order is accepted.",
    requirements: ['DELIV-11', 'DELIV-12'],
    decide: acceptDelivery,
  },
} satisfies Partial<CommandTable>;

function recordDelivery(draft: Draft, input: CommandInputs['recordDelivery'], lotId: string): void {
  draft.emit({ type: 'lotRecorded', lotId, record: { delivery: { ...input, at: draft.at } } });
  enterLotStage(draft, lotId, 'DELIVERED');
  promiseKept(draft);
}

/** With the last lot delivered the promise is kept, and the customer is asked how it was. */
function promiseKept(draft: Draft): void {
  const allDelivered = draft.state.lots.every((lot) => lot.delivery !== undefined);
  if (!allDelivered) return;
  stopClock(draft, 'promisedDelivery');
  stopClock(draft, 'customerPrewarning');
  startClock(draft, looseClocks.followUp);
}

/** A lot that falls away may have been the last one that the delivery, or the acceptance, waited for. */
export function settleDelivered(draft: Draft): void {
  if (openClock(draft, 'promisedDelivery') !== undefined) promiseKept(draft);
  acceptWhenAll(draft);
}

function acceptDelivery(draft: Draft, input: CommandInputs['acceptDelivery'], lotId: string): void {
  draft.emit({ type: 'lotRecorded', lotId, record: { acceptance: draft.sign(input.acceptedBy) } });
  enterLotStage(draft, lotId, 'LOT_ACCEPTED');
  acceptWhenAll(draft);
}

function acceptWhenAll(draft: Draft): void {
  if (draft.state.lots.every((lot) => lot.stage === 'LOT_ACCEPTED')) enterOrderStage(draft, 'ACCEPTED');
}
