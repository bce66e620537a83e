import { refuse, refuseField } from '../../errors.ts';
import { actorId } from '../../people/actor.ts';
import { staffOf } from '../../people/roles.ts';
import { orderedQuantity, partOf, positive } from '../amounts.ts';
import { startClock } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { enterLotStage, enterOrderStage } from '../enter-stage.ts';
import type { CommandInputs } from '../inputs.ts';
import { looseClocks } from '../loose-clocks.ts';
import type { LotLine } from '../lot.ts';
import { splitLot } from '../split-lot.ts';
import { isStandard } from '../standard-product.ts';

/** Release to dispatch and the stock check that parts what is there from what must be made. */
export const releaseCommands = {
  releaseOrder: {
    subject: 'order',
    stages: ['CONFIRMED'],
    roles: staffOf('SALES', 'CONTRACT_ORDER'),
    zh: '下达订单',
    en: 'Release order',
    purpose: 'Submits the confirmed order to production dispatch as one lot.',
    requirements: ['INTAKE-20', 'CONTRACT-06'],
    decide: releaseOrder,
  },
  checkStock: {
    subject: 'lot',
    stages: ['RELEASED'],
    roles: staffOf('WAREHOUSE'),
    zh: '库存查询',
    en: 'Check stock',
    purpose: 'Takes all, part or none of the lot from stock; the rest goes to planning.',
    requirements: ['MAT-01', 'MAT-02', 'MAT-03'],
    decide: checkStock,
  },
} satisfies Partial<CommandTable>;

function releaseOrder(draft: Draft): void {
  const { details, contract } = draft.state;
  if (contract === undefined) refuse('blocked', 'The contract is not signed.');
  draft.emit({ type: 'orderRecorded', record: { releasedBy: actorId(draft.actor) } });
  enterOrderStage(draft, 'IN_FULFILMENT');
  // A line that a change took away is still there, with the quantity 0.
  const lines = positive(
    details.lines.map((line) => ({ line: line.line, quantity: orderedQuantity(details, line.line) })),
  );
  draft.emit({ type: 'lotOpened', lotId: 'L1', lines });
  enterLotStage(draft, 'L1', 'RELEASED');
}

function checkStock(draft: Draft, input: CommandInputs['checkStock'], lotId: string): void {
  const lot = draft.lot(lotId);
  const rest = partOf(lot.lines, input.fromStock, 'fromStock');
  const taken = positive(input.fromStock);
  if (taken.length > 0 && rest.length > 0 && !draft.policy['mat.allowSplit']) {
    refuseField('fromStock', 'the policy mat.allowSplit is off: take all of the lot or none');
  }
  if (taken.length > 0) {
    const stockLot = splitLot(draft, lotId, taken);
    draft.emit({
      type: 'stockReserved',
      lotId: stockLot,
      lines: taken.map((line) => stockLine(draft, line)),
    });
    draft.emit({ type: 'lotRecorded', lotId: stockLot, record: { source: 'STOCK' } });
    enterLotStage(draft, stockLot, 'READY_TO_SHIP');
  }
  if (rest.length > 0) {
    draft.emit({ type: 'lotRecorded', lotId, record: { source: 'PRODUCTION' } });
    enterLotStage(draft, lotId, 'PLANNING');
    if (isStandard(draft.state, draft.lot(lotId))) startClock(draft, looseClocks.preliminarySchedule, lotId);
  }
}

function stockLine(draft: Draft, line: LotLine) {
  const code = draft.state.details.lines.find((each) => each.line === line.line)?.productCode;
  if (code === undefined)
    refuseField('fromStock', `line ${line.line} has no product code: it is not in stock`);
  return { line: line.line, productCode: code, quantity: line.quantity };
}
