import { useCallback, useRef, useState } from 'react';
import { nowMs } from '../time/browser-clock.ts';
import type { Values } from './schema.ts';

interface Draft {
  values: Values;
  savedAt: string;
}

const prefix = 'dueline.draft.';

/**
 * What was typed, kept on this machine until the act succeeds: a lost connection, a refusal or a closed tab loses
 * nothing. `restoredAt` tells that an earlier draft came back.
 */
export function useDraft(name: string, first: Values) {
  const [kept] = useState(() => readDraft(name));
  const [values, setValues] = useState<Values>(() => kept?.values ?? first);
  const [restoredAt, setRestoredAt] = useState(kept?.savedAt);
  const latest = useRef(values);
  // Written with every key: whatever ends the page next, nothing of it is lost. A function is given the latest: what
  // an answer brings late must not undo what was typed meanwhile.
  const change = useCallback(
    (wanted: Values | ((now: Values) => Values)) => {
      latest.current = typeof wanted === 'function' ? wanted(latest.current) : wanted;
      setValues(latest.current);
      writeDraft(name, latest.current);
    },
    [name],
  );
  const discard = useCallback(() => {
    localStorage.removeItem(prefix + name);
    setRestoredAt(undefined);
    latest.current = first;
    setValues(first);
  }, [name, first]);
  /** The act succeeded: the draft has served. */
  const finish = useCallback(() => {
    localStorage.removeItem(prefix + name);
  }, [name]);
  /** What is typed now, the render aside. */
  const now = useCallback(() => latest.current, []);
  return { values, now, change, restoredAt, discard, finish };
}

/** Drafts are for the person who typed them: gone at the sign-out. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}

function readDraft(name: string): Draft | undefined {
  try {
    const text = localStorage.getItem(prefix + name);
    return text === null ? undefined : (JSON.parse(text) as Draft);
  } catch {
    return undefined;
  }
}

function writeDraft(name: string, values: Values): void {
  const draft: Draft = { values, savedAt: new Date(nowMs()).toISOString() };
  try {
    localStorage.setItem(prefix + name, JSON.stringify(draft));
  } catch {
    // A full or forbidden store: the form itself still holds what was typed.
  }
}
