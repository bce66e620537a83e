import { useSearchParams } from 'wouter';

/** What a page shows stands in its address, so that a link shows another the same. */
export function useAddress() {
  const [params, setParams] = useSearchParams();
  /** Sets fields of the address; an empty one is taken out. */
  const change = (patch: Readonly<Record<string, string | undefined>>, options: { replace?: boolean } = {}) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(patch)) {
        if (value === undefined || value === '') next.delete(name);
        else next.set(name, value);
      }
      return next;
    }, options);
  return { params, change };
}
