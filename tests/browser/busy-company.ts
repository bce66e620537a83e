import type { OrderLine } from '../../domain/order/details.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import { type ReadApi, realLadders } from '../api/read-api.ts';
import { orderIn } from '../domain/bring-to.ts';

/** A Wednesday morning in the week after the National Day holiday. */
export const busyMorning = '2025-10-15T10:20:00+08:00';

interface Case {
  customer: readonly [customerId: string, name: string];
  goods: readonly [productCode: string, name: string, quantity: string, unit: string, price: string];
  stage: Stage;
  /** When it came in and went to its stage. */
  since: string;
  deliveryDate: string;
}

const jiangsu = ['CUS-001', '江苏华东电力建设有限公司'] as const;
const zhejiang = ['CUS-002', '浙江恒泰水务集团有限公司'] as const;
const shanghai = ['CUS-003', '上海申港轨道交通有限公司'] as const;
const shandong = ['CUS-004', '山东鲁北精密机械有限公司'] as const;
const sichuan = ['CUS-006', '四川川西化工股份有限公司'] as const;
const switchgear = ['KYN28-12', '铠装移开式交流金属封闭开关设备', '6', '面', '68000.00'] as const;
const boards = ['GGD-0.4', '低压固定式开关柜', '12', '面', '18500.00'] as const;
const boxes = ['XL-21', '动力配电箱', '40', '台', '4800.00'] as const;

/** Orders in every part of their life: some in time, some near their deadline, some late. */
const cases: readonly Case[] = [
  {
    customer: jiangsu,
    goods: switchgear,
    stage: 'RECEIVED',
    since: '2025-10-15T09:05',
    deliveryDate: '2025-12-05',
  },
  {
    customer: shandong,
    goods: boxes,
    stage: 'RECEIVED',
    since: '2025-10-14T10:40',
    deliveryDate: '2025-11-20',
  },
  {
    customer: shanghai,
    goods: boards,
    stage: 'UNDER_REVIEW',
    since: '2025-10-14T16:00',
    deliveryDate: '2025-11-28',
  },
  {
    customer: sichuan,
    goods: switchgear,
    stage: 'UNDER_REVIEW',
    since: '2025-10-13T09:30',
    deliveryDate: '2025-12-01',
  },
  {
    customer: zhejiang,
    goods: boxes,
    stage: 'QUOTED',
    since: '2025-10-13T14:00',
    deliveryDate: '2025-11-18',
  },
  {
    customer: jiangsu,
    goods: boards,
    stage: 'CONFIRMED',
    since: '2025-10-14T11:00',
    deliveryDate: '2025-11-24',
  },
  {
    customer: shanghai,
    goods: boxes,
    stage: 'PLANNING',
    since: '2025-10-13T10:30',
    deliveryDate: '2025-11-14',
  },
  {
    customer: sichuan,
    goods: boards,
    stage: 'PLANNING',
    since: '2025-10-14T17:00',
    deliveryDate: '2025-11-21',
  },
  {
    customer: zhejiang,
    goods: switchgear,
    stage: 'IN_PRODUCTION',
    since: '2025-10-11T09:00',
    deliveryDate: '2025-11-30',
  },
  {
    customer: shandong,
    goods: boards,
    stage: 'IN_PRODUCTION',
    since: '2025-10-10T15:00',
    deliveryDate: '2025-11-17',
  },
  { customer: jiangsu, goods: boxes, stage: 'IN_QC', since: '2025-10-13T16:30', deliveryDate: '2025-11-07' },
  {
    customer: shanghai,
    goods: switchgear,
    stage: 'IN_QC',
    since: '2025-10-14T15:20',
    deliveryDate: '2025-11-10',
  },
  {
    customer: zhejiang,
    goods: boards,
    stage: 'READY_TO_SHIP',
    since: '2025-10-14T10:50',
    deliveryDate: '2025-11-06',
  },
  {
    customer: sichuan,
    goods: boxes,
    stage: 'SHIPPED',
    since: '2025-10-11T10:00',
    deliveryDate: '2025-11-03',
  },
];

/** Writes the orders of a busy company under its first rules; answers their ids by stage. */
export async function fillCompany(api: ReadApi): Promise<Map<Stage, string[]>> {
  // The later versions belong to the simulation, which shares this company.
  await api.company.database.sql`delete from calendar_versions where version > 1`;
  await api.company.database.sql`delete from policy_versions where version <> 'default-1'`;
  const ids = new Map<Stage, string[]>();
  for (const each of cases) {
    const order = orderIn(each.stage, {
      by: { person: 'salesperson', role: 'SALESPERSON' },
      policy: realLadders,
      now: `${each.since}:00+08:00`,
      details: {
        channel: 'SALESPERSON',
        customer: { customerId: each.customer[0], name: each.customer[1], contact: '王敏 021-5550' },
        lines: [lineOf(each.goods)],
        deliveryDate: each.deliveryDate,
      },
    });
    order.give(
      'acknowledgeOrder',
      { channel: 'PHONE', result: 'CONFIRMED', spokenTo: '王敏' },
      'SALESPERSON',
    );
    order.passUntil(busyMorning);
    ids.set(each.stage, [...(ids.get(each.stage) ?? []), await api.keep(order)]);
  }
  return ids;
}

function lineOf([productCode, productName, quantity, unit, amount]: Case['goods']): OrderLine {
  return {
    line: 1,
    productCode,
    productName,
    model: productCode,
    specification: '见技术协议',
    quantity,
    unit,
    unitPrice: { amount, currency: 'CNY' },
  };
}
