import type { Problem } from '../api/problem.ts';
import { useWords } from '../words/use-words.ts';

/** Why something was refused, for a person in a list: short, and what it means where they stand. */
export function useProblemText(): (problem: Problem | undefined) => string {
  const { t } = useWords();
  return (problem) => {
    if (problem?.code === 'not-in-this-state') return t('form.notOffered');
    if (problem?.code === 'version-moved') return t('form.stale');
    return problem?.detail ?? problem?.title ?? t('form.refused');
  };
}
