import type { Role } from '../../domain/people/roles.ts';
import { type ApiStack, type Sender, senderOf } from './api-stack.ts';

/** Adds a person with roles, and regions where they are given, who then sends requests with a key of their own. */
export async function addPerson(
  api: ApiStack,
  personId: string,
  given: { roles: Role[]; department: string; regions?: string[] },
): Promise<Sender> {
  const person = { personId, nameZh: personId, nameEn: personId, locale: 'zh', ...given };
  const added = await api.admin.post('/v1/users', person);
  if (added.status !== 201) throw new Error(added.text);
  const made = await api.admin.post('/v1/api-keys', { personId });
  return senderOf(api.app, String(Object(made.body)['key']));
}

/** An instant some hours from now. */
export function inHours(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}
