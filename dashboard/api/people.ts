import { useQuery } from '@tanstack/react-query';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';
import { request } from './request.ts';
import type { Names } from './session.ts';

export interface Colleague {
  personId: string;
  names: Names;
  department: Department;
  roles: Role[];
  active: boolean;
}

interface PersonRow extends Omit<Colleague, 'names'> {
  nameZh: string;
  nameEn: string;
}

/** Everyone on file who is active; empty while it loads. */
export function usePeople(): Colleague[] {
  const { data } = useQuery({ queryKey: ['people'], queryFn: readEveryone, staleTime: 300_000 });
  return data ?? [];
}

/** The name of a person, or the id of one who is not on file. */
export function usePersonNames(): (personId: string) => Names {
  const people = usePeople();
  return (personId) =>
    people.find((each) => each.personId === personId)?.names ?? { zh: personId, en: personId };
}

async function readEveryone(): Promise<Colleague[]> {
  const rows: PersonRow[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 200, cursor };
    const page = await request<{ items: PersonRow[]; nextCursor?: string }>('/v1/users', { query });
    rows.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rows
    .filter(({ active }) => active)
    .map(({ nameZh, nameEn, ...row }) => ({ ...row, names: { zh: nameZh, en: nameEn } }));
}
