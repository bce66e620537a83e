import { staffOf } from '../../people/roles.ts';
import type { OrderState } from '../state.ts';
import type { Ask } from '../tasks.ts';

/** What a cancellation asks of whom: those told to stop, those who agree on the goods, sales, finance and leadership. */
export function cancellationAsks({ cancellation, clocks }: OrderState): Ask[] {
  if (cancellation === undefined) return [];
  const { told, stopped, disposition, confirmation, settlement, settlementApproval } = cancellation;
  const asks: Ask[] = told
    .filter((department) => stopped[department] === undefined)
    .map((department) => {
      const clock = clocks.find((each) => each.kind === 'stopAcknowledgement' && each.owner === department);
      const ask: Ask = { command: 'acknowledgeStop', department, clock: 'stopAcknowledgement' };
      return clock === undefined ? ask : { ...ask, clockId: clock.clockId };
    });
  if (confirmation === undefined) {
    const roles = staffOf('SALES');
    asks.push({
      command: 'confirmCancellation',
      department: 'SALES',
      clock: 'cancellationConfirmation',
      roles,
    });
  }
  const clock = 'cancellationSettlement';
  if (disposition === undefined) {
    const roles = staffOf('CONTRACT_ORDER');
    asks.push({ command: 'recordDisposition', department: 'CONTRACT_ORDER', clock, roles });
  } else if (settlement === undefined) {
    asks.push({ command: 'settleCancellation', department: 'FINANCE', clock });
  } else if (settlement.depositTreatment === 'FORFEIT' && cancellation.forfeitApproval === undefined) {
    asks.push({ command: 'approveForfeit', department: 'LEADERSHIP', clock });
  } else if (settlementApproval === undefined) {
    asks.push({ command: 'approveCancellationSettlement', department: 'FINANCE', clock });
  }
  return asks;
}
