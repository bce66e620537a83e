import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ProductView } from '../../api/views/company-schemas.ts';
import type { FieldSchema, Values } from '../forms/schema.ts';
import { useCatalogue } from './catalogue.ts';
import { copied, isBlank, lineKeyOf, withPasted } from './line-keys.ts';
import { type LineColumn, lineColumns, pastedLines } from './pasted-lines.ts';
import type { Lookups } from './use-lookups.ts';

/** A change of the lines as they are at that moment: answers of the catalogue come while people type on. */
export type ChangeLines = (change: (lines: Values[]) => Values[]) => void;

/** Rows of the clipboard that are looked up in the catalogue at once. */
const lookedUp = 100;

/** The table of lines as one works in it with the keyboard alone. */
export function useLines(props: {
  schema: FieldSchema;
  lines: readonly Values[];
  most: number;
  change: ChangeLines;
  lookups: Lookups;
  /** Enter on a last line that is blank: the lines are done. */
  onDone: () => void;
}) {
  const { schema, lines, most, change, lookups, onDone } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [goTo, setGoTo] = useState<{ line: number; column: string } | undefined>(undefined);
  const catalogue = useCatalogue();
  useEffect(() => {
    if (goTo === undefined) return;
    const name = CSS.escape(`lines[${goTo.line}].${goTo.column}`);
    const field = body.current?.querySelector<HTMLInputElement>(`[name="${name}"]`);
    field?.focus();
    field?.select();
    setGoTo(undefined);
  }, [goTo]);

  const add = () => {
    if (lines.length >= most) return;
    change((now) => [...now, {}]);
    setGoTo({ line: lines.length, column: 'productCode' });
  };
  const set = (index: number, part: (line: Values) => Values) =>
    change((now) => now.map((line, at) => (at === index ? part(line) : line)));
  const choose = (index: number, product: ProductView) => {
    set(index, (line) => ({ ...line, ...catalogue.known(product) }));
    setGoTo({ line: index, column: 'quantity' });
  };
  /** Fills in what the catalogue knows of a typed code, unless the line says something else by then. */
  const complete = async (index: number, code: unknown) => {
    if (typeof code !== 'string') return;
    const product = await catalogue.find(code);
    if (product === undefined) return;
    set(index, (line) =>
      line['productCode'] === code
        ? { ...catalogue.known(product), ...kept(line), productCode: product.productCode }
        : line,
    );
  };
  const leaveCode = (index: number) => {
    const line = lines[index];
    if (line?.['productName'] === undefined || line['productName'] === '')
      lookups.track(complete(index, line?.['productCode']));
  };
  const enter = (index: number, column: string | undefined) => {
    const line = lines[index];
    if (isBlank(line) && index === lines.length - 1 && index > 0) return onDone();
    if (column === 'productCode' && !isBlank(line)) {
      const unknown = catalogue.lacks(String(line?.['productCode'] ?? ''));
      return setGoTo({ line: index, column: unknown ? 'productName' : 'quantity' });
    }
    if (index === lines.length - 1) add();
    else setGoTo({ line: index + 1, column: 'productCode' });
  };
  const keyDown = (event: KeyboardEvent, index: number) => {
    const key = lineKeyOf(event);
    if (key === undefined) return;
    event.preventDefault();
    const column = columnOf(event.target);
    if (key === 'next') return enter(index, column);
    if (key === 'copy') {
      if (lines.length >= most && !isBlank(lines[index])) return;
      change((now) => copied(now, index).lines);
      return setGoTo({ line: copied(lines, index).at, column: 'quantity' });
    }
    const line = key === 'up' ? index - 1 : index + 1;
    if (line >= 0 && line < lines.length) setGoTo({ line, column: column ?? 'productCode' });
  };
  const paste = (event: ClipboardEvent, index: number) => {
    const text = event.clipboardData.getData('text/plain');
    const start = lineColumns.find((each) => columnOf(event.target)?.startsWith(each));
    if (start === undefined || !/[\t\n\r]/.test(text.trimEnd())) return;
    event.preventDefault();
    const pasted = pastedLines(text, start as LineColumn, schema);
    change((now) => withPasted(now, index, pasted, most));
    pasted.slice(0, lookedUp).forEach(({ productCode, productName }, at) => {
      if (productName === undefined) lookups.track(complete(index + at, productCode));
    });
    setGoTo({ line: Math.min(index + pasted.length, most) - 1, column: 'quantity' });
  };
  return { body, add, set, choose, leaveCode, keyDown, paste };
}

/** What is typed on the line; it goes before what the catalogue says. */
function kept(line: Values): Values {
  return Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined && value !== ''));
}

/** `unitPrice.amount` of the field `lines[3].unitPrice.amount`. */
function columnOf(target: EventTarget): string | undefined {
  const name = target instanceof HTMLElement ? target.getAttribute('name') : null;
  return name?.match(/^lines\[\d+\]\.(.+)$/)?.[1];
}
