import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'zh' | 'en';

const kept = 'dueline.language';

/** The language that was chosen here before, else the browser's. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(kept);
  if (chosen === 'zh' || chosen === 'en') return chosen;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** A language is fetched when it is first read: most people read one. */
const words = {
  zh: async () => (await import('./zh.ts')).zh,
  en: async () => (await import('./en.ts')).en,
};

/** What only some pages say is fetched with them. */
const parts = {
  administration: {
    zh: async () => (await import('./zh/administration.ts')).administrationZh,
    en: async () => (await import('./en/administration.ts')).administrationEn,
  },
  drafts: {
    zh: async () => (await import('./zh/drafts.ts')).draftsZh,
    en: async () => (await import('./en/drafts.ts')).draftsEn,
  },
  escalations: {
    zh: async () => (await import('./zh/escalations.ts')).escalationsZh,
    en: async () => (await import('./en/escalations.ts')).escalationsEn,
  },
  follow: {
    zh: async () => (await import('./zh/follow.ts')).followZh,
    en: async () => (await import('./en/follow.ts')).followEn,
  },
  imports: {
    zh: async () => (await import('./zh/imports.ts')).importsZh,
    en: async () => (await import('./en/imports.ts')).importsEn,
  },
  otherwise: {
    zh: async () => (await import('./zh/otherwise.ts')).otherwiseZh,
    en: async () => (await import('./en/otherwise.ts')).otherwiseEn,
  },
  performance: {
    zh: async () => (await import('./zh/performance.ts')).performanceZh,
    en: async () => (await import('./en/performance.ts')).performanceEn,
  },
  review: {
    zh: async () => (await import('./zh/review.ts')).reviewZh,
    en: async () => (await import('./en/review.ts')).reviewEn,
  },
  scan: {
    zh: async () => (await import('./zh/scan.ts')).scanZh,
    en: async () => (await import('./en/scan.ts')).scanEn,
  },
  supervision: {
    zh: async () => (await import('./zh/supervision.ts')).supervisionZh,
    en: async () => (await import('./en/supervision.ts')).supervisionEn,
  },
  timeFigures: {
    zh: async () => (await import('./zh/time-figures.ts')).timeFiguresZh,
    en: async () => (await import('./en/time-figures.ts')).timeFiguresEn,
  },
  whatIf: {
    zh: async () => (await import('./zh/what-if.ts')).whatIfZh,
    en: async () => (await import('./en/what-if.ts')).whatIfEn,
  },
};
type Part = keyof typeof parts;
const wanted = new Set<Part>();

/** Reads the words of a page that is about to be opened, and from then on in every language that is chosen. */
export async function readWords(...read: Part[]): Promise<void> {
  for (const part of read) wanted.add(part);
  const language = i18next.language === 'zh' ? 'zh' : 'en';
  await Promise.all(read.map((part) => addPart(language, part)));
}

async function addPart(language: Language, part: Part): Promise<void> {
  i18next.addResourceBundle(language, 'translation', { [part]: await parts[part][language]() }, true, true);
}

/** Ready to speak the language. */
export async function createI18n(language: Language): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await words[language]() } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = htmlLanguage(language);
  return i18next;
}

/** Changes the language of the page and keeps it on this machine. */
export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await words[language]());
  }
  await Promise.all([...wanted].map((part) => addPart(language, part)));
  localStorage.setItem(kept, language);
  document.documentElement.lang = htmlLanguage(language);
  await i18next.changeLanguage(language);
}

export function htmlLanguage(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en';
}
