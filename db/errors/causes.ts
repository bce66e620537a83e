/** What an error may carry beside its words. */
export interface ErrorLink {
  name?: unknown;
  code?: unknown;
  cause?: unknown;
}

const longestChain = 10;

/** The error and its causes, outermost first. */
export function causes(error: unknown): ErrorLink[] {
  const chain: ErrorLink[] = [];
  let current = error;
  while (typeof current === 'object' && current !== null && chain.length < longestChain) {
    const link: ErrorLink = current;
    chain.push(link);
    current = link.cause;
  }
  return chain;
}
