import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderCommandReference } from './command-reference.ts';
import { renderOpenApi } from './openapi-document.ts';
import type { Finding, Outcome } from './outcome.ts';
import { renderPolicyReference } from './policy-reference.ts';
import { renderRightsReference } from './rights-reference.ts';
import { withSettings } from './settings-reference.ts';

/** A document that follows from the code: its path and what it must say, given what it says now. */
export interface GeneratedDocument {
  path: string;
  render: (present: string) => string | Promise<string>;
}

/** Documents made from the code alone; the requirement table, which also needs the tests, is apart. */
export const documents: readonly GeneratedDocument[] = [
  { path: 'docs/commands.md', render: renderCommandReference },
  { path: 'docs/policies.md', render: renderPolicyReference },
  { path: 'docs/rights.md', render: renderRightsReference },
  { path: 'docs/openapi.json', render: renderOpenApi },
  { path: 'README.md', render: (readme) => withSettings(readme) },
];

/** Documents that differ from what the code makes of them. */
export async function checkDocuments(root: string, wanted: readonly GeneratedDocument[]): Promise<Outcome> {
  const findings: Finding[] = [];
  for (const document of wanted) {
    const present = presentText(root, document);
    if (present !== (await document.render(present))) findings.push(stale(document.path));
  }
  return { findings, looked: `${wanted.length} documents` };
}

/** What the document says now; nothing when it is not there yet. */
export function presentText(root: string, document: GeneratedDocument): string {
  const path = join(root, document.path);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** The complaint that a generated document is out of date. */
export function stale(file: string): Finding {
  return { file, message: 'is out of date; run `npm run docs` and commit what it writes' };
}
