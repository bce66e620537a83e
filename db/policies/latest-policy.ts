import { count, desc } from 'drizzle-orm';
import type { LatestPolicy } from '../../domain/changes/patch-policy.ts';
import type { Reader } from '../calendars/latest-calendar.ts';
import { policyVersions } from '../schema/policy-versions.ts';

/** The policy that a change is a patch on: the one that comes into force last. Throws before there is any. */
export async function latestPolicy(db: Reader): Promise<LatestPolicy> {
  const [found] = await db
    .select({
      version: policyVersions.version,
      values: policyVersions.values,
      effectiveAt: policyVersions.effectiveAt,
    })
    .from(policyVersions)
    .orderBy(desc(policyVersions.effectiveAt), desc(policyVersions.createdAt))
    .limit(1);
  if (found === undefined) throw new RangeError('the database lacks a policy');
  return found;
}

/** The name of the version that comes next; versions are never taken away. */
export async function nextPolicyVersion(db: Reader): Promise<string> {
  const [found] = await db.select({ versions: count() }).from(policyVersions);
  return `policy-${(found?.versions ?? 0) + 1}`;
}
