import type { customers } from '../schema/customers.ts';

type Customer = typeof customers.$inferSelect;

/** A verified customer with an ordinary credit limit, unless said otherwise. */
function customer(given: Pick<Customer, 'customerId' | 'name' | 'region'> & Partial<Customer>): Customer {
  return {
    taxNumber: null,
    contact: null,
    email: null,
    language: null,
    salespersonId: 'salesperson',
    vip: false,
    verifiedOn: '2025-03-18',
    frameContract: false,
    creditLimit: '3000000.00',
    currency: 'CNY',
    ownership: 'OWN',
    ...given,
  };
}

/** Customers of the sample company: a frame contract, a VIP, a low credit limit, one nobody verified. */
export const sampleCustomers: readonly Customer[] = [
  customer({
    customerId: 'CUS-001',
    name: '江苏华东电力建设有限公司',
    taxNumber: '91320100MA1N1KX0XN',
    contact: '王建国 13801580001',
    region: '江苏',
  }),
  customer({
    customerId: 'CUS-002',
    name: '浙江恒泰水务集团有限公司',
    taxNumber: '91330100MA2H2WT09X',
    contact: '陈丽华 13905710002',
    region: '浙江',
    frameContract: true,
  }),
  customer({
    customerId: 'CUS-003',
    name: '上海申港轨道交通有限公司',
    taxNumber: '91310000MA1F3TG0XK',
    contact: '刘志强 13701810003',
    region: '上海',
    vip: true,
    creditLimit: '8000000.00',
  }),
  customer({
    customerId: 'CUS-004',
    name: '山东鲁北精密机械有限公司',
    taxNumber: '91370100MA3L4JX058',
    contact: '孙晓明 13605310004',
    region: '山东',
  }),
  customer({
    customerId: 'CUS-005',
    name: '广东粤华新能源科技有限公司',
    taxNumber: '91440100MA5Y5XN00Q',
    contact: '何伟杰 13602200005',
    region: '广东',
    creditLimit: '50000.00',
  }),
  customer({
    customerId: 'CUS-006',
    name: '四川川西化工股份有限公司',
    taxNumber: '91510100MA6C6HG0XK',
    contact: '罗建平 13908080006',
    region: '四川',
  }),
  customer({
    customerId: 'CUS-007',
    name: '湖北楚天建设工程有限公司',
    contact: '周敏 13986100007',
    region: '湖北',
    verifiedOn: null,
    creditLimit: null,
  }),
  customer({
    customerId: 'CUS-008',
    name: '陕西秦源矿业有限公司',
    taxNumber: '91610100MA6T8KY09X',
    contact: '高远 13891980008',
    region: '陕西',
    ownership: 'MIRROR',
  }),
];
