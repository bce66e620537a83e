import { type ComponentType, lazy } from 'react';

/** How long after the page stands still forms are fetched, in milliseconds. */
const calmAfterMs = 1_500;

/**
 * A form that is not part of the first load: fetched when the page has come to rest, or when it is asked for first, so
 * that the list is there at once and the first click does not wait either.
 */
export function lazyForm<Props>(load: () => Promise<ComponentType<Props>>) {
  let loaded: Promise<{ default: ComponentType<Props> }> | undefined;
  const once = () => {
    loaded ??= load().then((component) => ({ default: component }));
    return loaded;
  };
  // A form that cannot be fetched now is fetched again when it is asked for.
  const early = () => void once().catch(() => (loaded = undefined));
  setTimeout(early, calmAfterMs);
  return lazy(once);
}
