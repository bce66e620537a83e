import type { Command } from '../../domain/order/decide.ts';
import type { Department } from '../../domain/people/departments.ts';
import { headOf } from '../../domain/people/roles.ts';
import { by, type ExamRules, orderLife } from './order-life.ts';

/** Acts of `orderLife` up to the work order: one piece is reserved as lot L2, 99 are being made as lot L1. */
const untilProduction = 13;

/** A life that ends by cancellation: stock, transport, packing, work order and plan are undone in its last commit. */
export function cancelledLife(rules: ExamRules): Command[] {
  return [...underWay(rules), ...stopped(), ...settled()];
}

/** A life whose cancellation is withdrawn after everyone has stopped; it then stands where it stood. */
export function withdrawnLife(rules: ExamRules): Command[] {
  return [
    ...underWay(rules),
    ...stopped(),
    by('SERVICE_AGENT', 'withdrawCancellation', { reason: '客户决定继续' }),
  ];
}

function underWay(rules: ExamRules): Command[] {
  const pickUpAt = '2030-01-28T10:00:00+08:00';
  return [
    ...orderLife(rules).slice(0, untilProduction),
    by('LOGISTICS_CLERK', 'checkPackingList', { packed: [{ line: 1, quantity: '1' }] }, 'L2'),
    by(
      'LOGISTICS_CLERK',
      'arrangeTransport',
      { mode: 'FREIGHT', carrier: '顺达物流', pickUpAt, expectedArrival: '2030-01-30' },
      'L2',
    ),
  ];
}

function stopped(): Command[] {
  const told: Department[] = ['WAREHOUSE', 'PRODUCTION', 'PROCUREMENT', 'LOGISTICS'];
  return [
    by('SALESPERSON', 'requestCancellation', {
      requestedBy: '陈静',
      formReference: 'QX-2030-1',
      reason: '项目停建',
    }),
    ...told.map((department) => by(headOf(department), 'acknowledgeStop', { department })),
  ];
}

function settled(): Command[] {
  const money = (amount: string) => ({ amount, currency: 'CNY' }) as const;
  return [
    by('ORDER_CLERK', 'recordDisposition', {
      items: [
        {
          what: '离心泵半成品',
          quantity: '20',
          treatment: 'SCRAP',
          loss: money('8000.00'),
          agreedWith: ['PRODUCTION', 'WAREHOUSE'],
        },
      ],
    }),
    by('SALESPERSON', 'confirmCancellation', { confirmedWith: '陈静', channel: 'PHONE' }),
    by('ACCOUNTANT', 'settleCancellation', {
      fee: money('8000.00'),
      refund: money('0.00'),
      depositTreatment: 'OFFSET',
      basis: '按实际损失',
    }),
    by('FINANCE_MANAGER', 'approveCancellationSettlement', {}),
  ];
}
