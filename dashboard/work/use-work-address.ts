import { useSearchParams } from 'wouter';
import { sections, type TaskFilter } from './tasks.ts';

/** What my work shows, kept in the address: a link shows the same to whoever opens it. */
export function useWorkAddress(): [TaskFilter, (change: Partial<TaskFilter>) => void] {
  const [address, setAddress] = useSearchParams();
  const asked = address.get('section');
  const filter: TaskFilter = {
    section: sections.find((each) => each === asked) ?? 'mine',
    command: address.get('command') ?? '',
    stage: address.get('stage') ?? '',
    q: address.get('q') ?? '',
  };
  const change = (changes: Partial<TaskFilter>) =>
    setAddress(
      () => {
        const next = { ...filter, ...changes };
        const given = Object.entries(next).filter(([, value]) => value !== '' && value !== 'mine');
        return new URLSearchParams(given);
      },
      { replace: true },
    );
  return [filter, change];
}

export const emptyFilter: Omit<TaskFilter, 'section'> = { command: '', stage: '', q: '' };

export const isNarrowed = ({ command, stage, q }: TaskFilter): boolean => `${command}${stage}${q}` !== '';
