import { useTranslation } from 'react-i18next';
import type { Names } from '../api/session.ts';
import type { Language } from './i18n.ts';

/** The words of the page in the language of the reader. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'zh' ? 'zh' : 'en';
  /** A name that comes in both languages. */
  const name = (names: Names | undefined | null): string => names?.[language] ?? '';
  return { t, language, name };
}
