import type { Command } from '../domain/order/decide.ts';
import type { CommandInputs, CommandName } from '../domain/order/inputs.ts';
import type { Role } from '../domain/people/roles.ts';

/** Rules that the order starts with. */
type OrderRules = Pick<CommandInputs['receiveOrder'], 'policyVersion' | 'calendarId' | 'calendarVersion'>;

/** The commands of one regular order from receipt to archive, each after the one before. */
export function regularOrder(rules: OrderRules): Command[] {
  const total = { amount: '200000.00', currency: 'CNY' } as const;
  const all = [{ line: 1, quantity: '100' }];
  return [
    by('SALESPERSON', 'receiveOrder', receipt(rules)),
    by('SALESPERSON', 'passInitialReview', {}),
    by('ACCOUNTANT', 'recordReview', { department: 'FINANCE', result: 'PASS' }),
    by('PRODUCTION_MANAGER', 'recordReview', { department: 'PRODUCTION', result: 'PASS' }),
    by('BUYER', 'recordReview', { department: 'PROCUREMENT', result: 'PASS' }),
    by('SALES_SUPERVISOR', 'decideReview', { outcome: 'ACCEPT' }),
    by('SALESPERSON', 'issueQuotation', { quotationNumber: 'Q-1', total }),
    by('SALESPERSON', 'signContract', { contractNumber: 'K-1', customerSignedBy: '王敏' }),
    by('LOGISTICS_CLERK', 'confirmPlan', { department: 'LOGISTICS' }),
    by('SALESPERSON', 'releaseOrder', {}),
    by('WAREHOUSE_KEEPER', 'checkStock', { fromStock: [] }),
    by('PLANNER', 'submitPlan', { start: '2030-01-07', finish: '2030-01-21', materialAgreed: true }),
    by('PRODUCTION_MANAGER', 'countersign', { department: 'PRODUCTION', medium: 'SYSTEM' }),
    by('PRODUCTION_SUPERVISOR', 'completeProduction', {}),
    by('INSPECTOR', 'recordInspection', { passed: all, failed: [], standardVersion: 'GB-3906' }),
    by('LOGISTICS_CLERK', 'checkPackingList', { packed: all }),
    by('LOGISTICS_CLERK', 'arrangeTransport', {
      mode: 'FREIGHT',
      carrier: '顺达物流',
      pickUpAt: '2030-01-22T10:00:00+08:00',
      expectedArrival: '2030-01-24',
    }),
    by('WAREHOUSE_KEEPER', 'dispatchShipment', {
      shippingNoteNumber: 'N-1',
      warehouseSignedBy: '李强',
      carrierSignedBy: '赵刚',
    }),
    by('LOGISTICS_CLERK', 'recordDelivery', { signedBy: '王敏', deliveredBy: '赵刚', clean: true }),
    by('AFTER_SALES_AGENT', 'recordFollowUp', { satisfied: true }),
    by('SALESPERSON', 'acceptDelivery', { acceptedBy: '王敏' }),
    by('ACCOUNTANT', 'issueInvoice', { invoiceNumber: 'I-1', total }),
    by('ACCOUNTANT', 'recordPayment', { reference: 'R-1', total, receivedOn: '2030-02-20' }),
  ];
}

function by<Name extends CommandName>(role: Role, name: Name, input: CommandInputs[Name]): Command {
  const command: Command<Name> = { name, input, actor: { kind: 'person', personId: role, roles: [role] } };
  return command;
}

function receipt(rules: OrderRules) {
  return {
    details: {
      channel: 'SALESPERSON' as const,
      customer: { name: '华东电气设备有限公司', contact: '王敏 021-5550 1234' },
      lines: [
        {
          line: 1,
          productName: '高压开关柜',
          specification: '10kV 1250A',
          model: 'KYN28A-12',
          quantity: '100',
          unit: '台',
          unitPrice: { amount: '2000.00', currency: 'CNY' as const },
        },
      ],
      paymentMethod: 'MONTHLY' as const,
      deliveryDate: '2030-01-31',
      deliveryAddress: '上海市松江区新桥镇工业路 18 号',
    },
    facts: {
      vip: false,
      customerVerified: true,
      frameContract: false,
      earliestPromise: '2026-01-05',
      lines: [{ line: 1, inCatalogue: true, bomReleased: true }],
    },
    fingerprint: 'bench',
    ...rules,
  };
}
