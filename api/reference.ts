import { type CompanyRules, readCompanyRules, readCurrentPolicy } from '../db/reads/read-rules.ts';
import { createVersions, type Versions } from '../db/versions/versions.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { type ApiDeps, nowOf } from './deps.ts';
import { ProblemError } from './problems/problem.ts';
import { type Local, localIn } from './views/local-instants.ts';

/** What requests look up of the company's rules. */
export interface Reference extends Versions {
  currentPolicy(): Promise<Policy>;
  /** The company and the calendar that new orders take; at most a minute old. */
  company(): Promise<CompanyRules>;
  /** Reads the company anew when it is next asked for: this process changed something of it. */
  forgetCompany(): void;
  /** Writes instants in the company's zone. */
  local(): Promise<Local>;
}

const companyAgeMs = 60_000;

export function createReference(deps: ApiDeps): Reference {
  let kept: { rules: CompanyRules; at: number } | undefined;

  async function company(): Promise<CompanyRules> {
    const now = deps.clock.now().getTime();
    if (kept !== undefined && Math.abs(now - kept.at) < companyAgeMs) return kept.rules;
    const rules = await readCompanyRules(deps.database);
    if (rules === undefined) throw notSetUp('a company with a calendar');
    kept = { rules, at: now };
    return rules;
  }

  return {
    ...createVersions(deps.database),
    company,
    forgetCompany() {
      kept = undefined;
    },
    async currentPolicy() {
      const policy = await readCurrentPolicy(deps.database, nowOf(deps));
      if (policy === undefined) throw notSetUp('a policy version in force');
      return policy;
    },
    async local() {
      const { zone } = await company();
      return localIn(zone);
    },
  };
}

function notSetUp(missing: string): ProblemError {
  return new ProblemError('internal-error', `The database lacks ${missing}; the operator must set it up`);
}
