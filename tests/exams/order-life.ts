import type { Command } from '../../domain/order/decide.ts';
import { currentEdition } from '../../domain/order/edition.ts';
import type { CommandInputs, CommandName } from '../../domain/order/inputs.ts';
import type { Role } from '../../domain/people/roles.ts';
import { pumpOrder, pumps } from './pump-order.ts';

/** Product that exam orders take one piece of from stock, so that an effect done twice shows in the figures. */
export const examProduct = 'EXAM-1';

/** Rules that exam orders start with. */
export interface ExamRules {
  policyVersion: string;
  calendarId: string;
  calendarVersion: number;
}

/** A whole life in commands: one piece from stock, 99 made of which one fails inspection once: three lots. */
export function orderLife(rules: ExamRules): Command[] {
  const total = { amount: '150000.00', currency: 'CNY' } as const;
  return [
    by('SALESPERSON', 'receiveOrder', receipt(rules)),
    by('SALESPERSON', 'passInitialReview', {}),
    by('ACCOUNTANT', 'recordReview', { department: 'FINANCE', result: 'PASS' }),
    by('PRODUCTION_MANAGER', 'recordReview', { department: 'PRODUCTION', result: 'PASS' }),
    by('BUYER', 'recordReview', { department: 'PROCUREMENT', result: 'PASS' }),
    by('SALES_SUPERVISOR', 'decideReview', { outcome: 'ACCEPT' }),
    by('SALESPERSON', 'issueQuotation', { quotationNumber: 'Q-1', total }),
    by('SALESPERSON', 'signContract', { contractNumber: 'K-1', customerSignedBy: '陈静' }),
    by('LOGISTICS_CLERK', 'confirmPlan', { department: 'LOGISTICS' }),
    by('SALESPERSON', 'releaseOrder', {}),
    by('WAREHOUSE_KEEPER', 'checkStock', { fromStock: pieces('1') }, 'L1'),
    by('PLANNER', 'submitPlan', { start: '2030-01-07', finish: '2030-01-21', materialAgreed: true }, 'L1'),
    by('PRODUCTION_MANAGER', 'countersign', { department: 'PRODUCTION', medium: 'SYSTEM' }, 'L1'),
    by('PRODUCTION_SUPERVISOR', 'completeProduction', {}, 'L1'),
    by(
      'INSPECTOR',
      'recordInspection',
      { passed: pieces('98'), failed: pieces('1'), standardVersion: 'GB' },
      'L1',
    ),
    by(
      'INSPECTOR',
      'proposeRectification',
      { cause: '焊接', measure: '补焊', owner: 'PRODUCTION', due: '2030-01-25' },
      'L1',
    ),
    by('PRODUCTION_SUPERVISOR', 'completeRework', {}, 'L1'),
    by('INSPECTOR', 'recordInspection', { passed: pieces('1'), failed: [], standardVersion: 'GB' }, 'L1'),
    ...shipped('L2', '1'),
    ...shipped('L3', '98'),
    ...shipped('L1', '1'),
    by('AFTER_SALES_AGENT', 'recordFollowUp', { satisfied: true }),
    by('ACCOUNTANT', 'issueInvoice', { invoiceNumber: 'I-1', total }),
    by('ACCOUNTANT', 'recordPayment', {
      reference: 'R-1',
      total: { ...total, amount: '50000.00' },
      receivedOn: '2030-02-20',
    }),
    by('ACCOUNTANT', 'recordPayment', {
      reference: 'R-2',
      total: { ...total, amount: '100000.00' },
      receivedOn: '2030-02-21',
    }),
  ];
}

/** A life that the customer ends: a piece is reserved and a plan made, and both are undone. */
export function cancelledLife(rules: ExamRules): Command[] {
  const life = orderLife(rules);
  const planned = life.findIndex(({ name }) => name === 'submitPlan');
  const zero = { amount: '0.00', currency: 'CNY' } as const;
  return [
    ...life.slice(0, planned + 1),
    by('SALESPERSON', 'requestCancellation', {
      requestedBy: '陈静',
      formReference: 'QX-1',
      reason: '项目停建',
    }),
    by('WAREHOUSE_KEEPER', 'acknowledgeStop', { department: 'WAREHOUSE' }),
    by('PRODUCTION_MANAGER', 'acknowledgeStop', { department: 'PRODUCTION' }),
    by('BUYER', 'acknowledgeStop', { department: 'PROCUREMENT' }),
    by('ORDER_CLERK', 'recordDisposition', { items: [], reason: '尚未投料' }),
    by('SALESPERSON', 'confirmCancellation', { confirmedWith: '陈静', channel: 'PHONE' }),
    by('ACCOUNTANT', 'settleCancellation', {
      fee: zero,
      refund: zero,
      depositTreatment: 'REFUND',
      basis: '无损失',
    }),
    by('FINANCE_MANAGER', 'approveCancellationSettlement', {}),
  ];
}

function shipped(lotId: string, quantity: string): Command[] {
  return [
    by('LOGISTICS_CLERK', 'checkPackingList', { packed: pieces(quantity) }, lotId),
    by(
      'LOGISTICS_CLERK',
      'arrangeTransport',
      {
        mode: 'FREIGHT',
        carrier: '顺达物流',
        pickUpAt: '2030-01-28T10:00:00+08:00',
        expectedArrival: '2030-01-30',
      },
      lotId,
    ),
    by(
      'WAREHOUSE_KEEPER',
      'dispatchShipment',
      {
        shippingNoteNumber: `N-${lotId}`,
        warehouseSignedBy: '李强',
        carrierSignedBy: '赵刚',
      },
      lotId,
    ),
    by('LOGISTICS_CLERK', 'recordDelivery', { signedBy: '陈静', deliveredBy: '赵刚', clean: true }, lotId),
    by('SALESPERSON', 'acceptDelivery', { acceptedBy: '陈静' }, lotId),
  ];
}

function pieces(quantity: string) {
  return [{ line: 1, quantity }];
}

/** What the holder of a role does. */
export function by<Name extends CommandName>(
  role: Role,
  name: Name,
  input: CommandInputs[Name],
  lotId?: string,
): Command {
  const command: Command<Name> = { name, input, actor: { kind: 'person', personId: role, roles: [role] } };
  return lotId === undefined ? command : { ...command, lotId };
}

function receipt(rules: ExamRules): CommandInputs['receiveOrder'] {
  return {
    details: {
      channel: 'SALESPERSON',
      ...pumpOrder,
      lines: [{ line: 1, productCode: examProduct, ...pumps }],
    },
    facts: {
      vip: false,
      customerVerified: true,
      frameContract: false,
      earliestPromise: '2026-01-05',
      lines: [{ line: 1, inCatalogue: true, bomReleased: true }],
    },
    fingerprint: 'exam',
    policyVersion: rules.policyVersion,
    calendarId: rules.calendarId,
    calendarVersion: rules.calendarVersion,
    edition: currentEdition,
  };
}
