export { order } from './order.ts';
export { rollOut } from './roll-out.ts';
