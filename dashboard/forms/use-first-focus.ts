import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

/**
 * Puts the focus where the work begins: on the first field that must be given and is empty, else on the button. On a
 * phone always on the button, since a field would bring up the keyboard.
 */
export function useFirstFocus() {
  const form = useRef<HTMLFormElement>(null);
  const hasKeyboard = useMediaQuery('(pointer: fine)', true, { getInitialValueInEffect: false });
  useEffect(() => {
    // After the drawer's own first focus.
    const timer = setTimeout(() => {
      const fields = [...(form.current?.querySelectorAll<HTMLInputElement>('[aria-required=true]') ?? [])];
      const empty = hasKeyboard ? fields.find((field) => field.value === '') : undefined;
      (empty ?? form.current?.querySelector<HTMLElement>('[type=submit]'))?.focus();
    }, 0);
    return () => clearTimeout(timer);
  }, [hasKeyboard]);
  return form;
}
