/** A quantity as it travels in JSON: a decimal string of at most three places; its unit stands on the order line. */
export type Quantity = string;

const pattern = /^(\d{1,9})(?:\.(\d{1,3}))?$/;

/** True for a non-negative decimal string of at most three places, such as `98` or `2.5`. */
export function isQuantity(text: string): boolean {
  return pattern.test(text);
}

/** Whole thousandths of a quantity. Throws `RangeError` for text that is not a quantity. */
export function thousandths(quantity: Quantity): number {
  const match = pattern.exec(quantity);
  if (match === null) throw new RangeError(`not a quantity: ${quantity}`);
  const [, whole = '0', fraction = ''] = match;
  return Number(whole) * 1000 + Number(fraction.padEnd(3, '0'));
}

/** The shortest decimal string of a number of thousandths: 2500 gives `2.5`. */
export function quantityOf(count: number): Quantity {
  const whole = Math.floor(count / 1000);
  const fraction = String(count % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return fraction === '' ? String(whole) : `${whole}.${fraction}`;
}
