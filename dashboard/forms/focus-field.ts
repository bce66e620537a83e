/** Puts the focus on the field of a path, or on the first field within it. */
export function focusField(form: HTMLElement | null, path: string): void {
  const at = CSS.escape(path);
  const field = form?.querySelector<HTMLElement>(
    `[name="${at}"], [name^="${at}."], [name^="${at}["], [data-field="${at}"]`,
  );
  const shown = field?.matches('[type=hidden]') ? shownBefore(form, field) : field;
  shown?.focus();
  shown?.scrollIntoView({ block: 'nearest' });
}

/** The list of choices that keeps its value in a hidden field behind it. */
function shownBefore(form: HTMLElement | null, hidden: HTMLElement): HTMLElement | undefined {
  const all = [...(form?.querySelectorAll<HTMLElement>('input:not([type=hidden])') ?? [])];
  return all.findLast((each) => hidden.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING);
}

/** Puts the focus on the field after this one; a group of choices counts as one field. */
export function focusNext(form: HTMLElement | null, from: HTMLElement): void {
  const all = [...(form?.querySelectorAll<HTMLInputElement>(stops) ?? [])];
  const after = all.filter((each) => from.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
  const group = from instanceof HTMLInputElement && from.type === 'radio' ? from.name : undefined;
  const next = after.find(
    (each) => (group === undefined || each.name !== group) && each.checkVisibility() && each.tabIndex >= 0,
  );
  const chosen = all.find((each) => each.type === 'radio' && each.name === next?.name && each.checked);
  (next?.type === 'radio' ? (chosen ?? next) : next)?.focus();
}

const stops = 'input:not([type=hidden], :disabled), textarea, select, button[type=submit]';
