import { ActionIcon, TextInput } from '@mantine/core';
import { IconArrowRight, IconQrcode } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../words/use-words.ts';

/**
 * Takes what a hand scanner types, which ends with Enter, and what a person types. Keys that go nowhere else come
 * here, so that a scan counts wherever the focus is.
 */
export function ScanField({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      const isText =
        event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isText && isFree(event.target)) field.current?.focus();
    };
    document.addEventListener('keydown', take, true);
    return () => document.removeEventListener('keydown', take, true);
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Read from the field itself: a scanner is faster than a drawing of the page.
    const code = (field.current?.value ?? '').trim();
    setTyped('');
    if (code !== '') onCode(code);
    field.current?.focus();
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        ref={field}
        size="lg"
        autoFocus
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="go"
        label={t('scan.field')}
        description={t('scan.fieldHint')}
        leftSection={<IconQrcode size={22} aria-hidden />}
        rightSection={
          <ActionIcon type="submit" size="lg" variant="subtle" aria-label={t('scan.go')}>
            <IconArrowRight size={20} />
          </ActionIcon>
        }
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-scan-field
      />
    </form>
  );
}

/** True where a key would do nothing of its own. */
function isFree(target: EventTarget | null): boolean {
  return (
    !(target instanceof HTMLElement) || target.closest('input, textarea, select, [role=dialog]') === null
  );
}
