/** What a scanned or typed code says by itself. */
export interface ReadCode {
  /** Id of the order, where the code holds it. */
  orderId?: string;
  /** Any number that people or carriers use. */
  number?: string;
  lotId?: string;
}

const orderIdForm = 'ord_[a-z2-7]{26}';
const lotForm = 'L[1-9]\\d{0,3}';

/** `D1-<orderId>-<lotId>`, the address `/s/<orderId>/<lotId>` of any host, or an id; the lot may be left out. */
const ownForms = [
  new RegExp(`^D1-(${orderIdForm})(?:-(${lotForm}))?$`, 'i'),
  new RegExp(`^(?:https?://[^/?#]+)?/s/(${orderIdForm})(?:/(${lotForm}))?/?(?:[?#].*)?$`, 'i'),
  new RegExp(`^(${orderIdForm})(?:/(${lotForm}))?$`, 'i'),
];
const numberForm = new RegExp(`^(.+?)/(${lotForm})$`, 'i');

/** Reads a code, however a scanner or a keyboard wrote its letters. */
export function readCode(text: string): ReadCode {
  const code = text.normalize('NFKC').trim();
  for (const form of ownForms) {
    const [, orderId, lotId] = form.exec(code) ?? [];
    if (orderId !== undefined) return { orderId: orderId.toLowerCase(), ...lotOf(lotId) };
  }
  const [, number, lotId] = numberForm.exec(code) ?? [];
  return number === undefined ? { number: code } : { number, ...lotOf(lotId) };
}

function lotOf(lotId: string | undefined): { lotId?: string } {
  return lotId === undefined ? {} : { lotId: lotId.toUpperCase() };
}
