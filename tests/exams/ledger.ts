/** What one order's client was told: the oracle, independent of everything the product stores. */
export interface LedgerLine {
  orderId: string;
  /** Names of the commands whose success was answered, in order. */
  accepted: string[];
  /** Set when a request ended in an error that is neither success nor refusal. */
  failed?: string;
}

/** Accepted requests by order. */
export type Ledger = Map<string, LedgerLine>;

export function openLine(ledger: Ledger, orderId: string): LedgerLine {
  const line: LedgerLine = { orderId, accepted: [] };
  ledger.set(orderId, line);
  return line;
}
