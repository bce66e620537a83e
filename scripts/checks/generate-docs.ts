import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents, presentText } from './documents.ts';
import { repositoryRoot } from './repository-files.ts';
import { readCatalogue } from './requirement-catalogue.ts';
import { requirementDataPath, requirementTablePath } from './requirement-check.ts';
import { renderRequirementTable } from './requirement-table.ts';
import { listTests } from './test-titles.ts';

// `npm run docs`: writes every document that follows from the code and the tests.
const requirementTable = {
  path: requirementTablePath,
  render: async () =>
    renderRequirementTable(
      readCatalogue(join(repositoryRoot, requirementDataPath)),
      await listTests(repositoryRoot),
    ),
};

for (const document of [...documents, requirementTable]) {
  const present = presentText(repositoryRoot, document);
  const text = await document.render(present);
  if (text !== present) writeFileSync(join(repositoryRoot, document.path), text);
  process.stdout.write(`${text === present ? 'unchanged' : 'written  '}  ${document.path}\n`);
}
