import { eq } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import type { PolicyVersionRow } from '../reads/list-files.ts';
import { policyVersions } from '../schema/policy-versions.ts';

/** One version of the policy with who made it and why; undefined for a version that is none. */
export async function readPolicyVersion(
  database: Database,
  version: string,
): Promise<PolicyVersionRow | undefined> {
  const [found] = await database.db.select().from(policyVersions).where(eq(policyVersions.version, version));
  return found;
}
