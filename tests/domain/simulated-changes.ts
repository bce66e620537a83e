import type { ChangeWish } from '../../domain/order/change/records.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { Task } from '../../domain/order/tasks.ts';

/** What a customer may want otherwise: each of the fields that follow differently in lots, clocks and money. */
function wishOf({ details }: OrderState, seed: number): ChangeWish {
  const line = 1 + (seed % 2);
  const next = Math.max(0, ...details.lines.map((each) => each.line)) + 1;
  const added = {
    line: next,
    productName: '母线',
    specification: '10kV',
    model: 'M',
    quantity: '3',
    unit: '台',
    unitPrice: { amount: '50.00', currency: 'CNY' as const },
  };
  const wishes: ChangeWish[] = [
    { lines: [{ line, quantity: String(1 + (seed % 140)) }] },
    { lines: [{ line, quantity: String(1 + (seed % 3)) }] },
    { lines: [{ line, specification: `${seed % 30}kV` }] },
    { deliveryDate: `2025-12-${10 + (seed % 20)}` },
    { lines: [{ line, unitPrice: { amount: `${1000 + (seed % 1000)}.00`, currency: 'CNY' } }] },
    { removedLines: [line] },
    { lines: [added] },
    { consignee: `收货人 ${seed % 5}`, deliveryAddress: `地址 ${seed % 3}` },
    { lines: [{ line, quantity: String(seed % 90), specification: 'x' }, added], deliveryDate: '2025-12-24' },
  ];
  return wishes[Math.floor(seed / 2) % wishes.length] ?? {};
}

/** An input of a command about changes that fits more often than not. */
export function changeInput(
  name: CommandName,
  state: OrderState,
  seed: number,
  department: string,
): object | undefined {
  const wanted = wishOf(state, seed);
  const lot = state.lots[seed % Math.max(1, state.lots.length)];
  const isDearer = seed % 5 === 0;
  const inputs: Partial<Record<CommandName, object>> = {
    requestChange: {
      requestedBy: '王敏',
      formReference: 'B',
      reason: 'x',
      wanted,
      ...(seed % 6 === 0 && lot !== undefined ? { onlyLot: lot.lotId } : {}),
    },
    answerChange: {
      workGoesOn: seed % 3 !== 0,
      ...(seed % 6 === 0 ? { holdFrom: seed % 4 === 0 ? 'IN_PRODUCTION' : 'READY_TO_SHIP' } : {}),
    },
    evaluateChange: {
      department,
      feasible: seed % 17 !== 0,
      materialEffect: 'x',
      ...(isDearer ? { extraCost: { amount: '25.00', currency: 'CNY' } } : {}),
    },
    offerAlternative: { wanted, explanation: 'x' },
    chooseAlternative: { saidBy: 'x', ...(seed % 2 === 0 ? { alternativeId: 'A1' } : {}) },
    decideChange: { approved: seed % 5 !== 1, assessment: 'x' },
    confirmChange: {
      party: state.change?.confirmations.COMPANY === undefined ? 'COMPANY' : 'CUSTOMER',
      saidBy: 'x',
      evidence: 'y',
    },
    signChangeAgreement: { agreementNumber: 'X', customerSignedBy: '王敏' },
    withdrawChange: { reason: 'x' },
    tellCustomerOfChange: { message: 'x', saidTo: 'y' },
    confirmConfiguration: { sheetNumber: 'P' },
    applyForModification: { line: 1, description: 'x' },
    signModification: { as: department === 'SALES' ? 'SALES_MANAGER' : 'DEPUTY_GENERAL_MANAGER' },
    scheduleModification: { completionDate: '2025-11-20' },
  };
  return inputs[name];
}

const hurried: readonly CommandName[] = [
  'evaluateChange',
  'decideChange',
  'confirmChange',
  'signChangeAgreement',
];

/** In some lives a change is asked for as soon as lots are there, and carried on once it is. */
export function changeTask(
  state: OrderState,
  tasks: readonly Task[],
  seed: number,
): Omit<Task, 'taskId'> | undefined {
  const urgent = tasks.filter(({ command }) => hurried.includes(command));
  if (urgent.length > 0 && seed % 3 > 0) return urgent[seed % urgent.length];
  const isWanted = state.lots.length > 0 && state.change === undefined && seed % 8 === 0;
  return isWanted ? { command: 'requestChange', department: 'SALES', roles: ['SALESPERSON'] } : undefined;
}
