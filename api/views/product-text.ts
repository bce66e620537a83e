import type { ProductLine } from '../../db/reads/order-extras.ts';

const shown = 2;

/** What is made, short: the first lines with their quantities, and how many more there are. */
export function productText(lines: readonly ProductLine[]): string {
  const texts = lines.slice(0, shown).map(lineText);
  const more = lines.length - shown;
  return [...texts, ...(more > 0 ? [`+${more}`] : [])].join(', ');
}

function lineText({ line, productCode, productName, quantity, unit }: ProductLine): string {
  const name = productName ?? productCode ?? `#${line}`;
  if (quantity === null) return name;
  return `${name} ×${shortQuantity(quantity)}${unit ?? ''}`;
}

/** `4` of `4.000`, `2.5` of `2.500`. */
export function shortQuantity(quantity: string): string {
  return quantity.includes('.') ? quantity.replace(/\.?0+$/, '') : quantity;
}
