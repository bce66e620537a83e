export { runCase as case } from './cases.ts';
export { order } from './order.ts';
export { rollOut } from './roll-out.ts';
