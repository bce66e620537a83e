// Imports go one way, towards the pure core; docs/architecture.md says why.

const ours = '^(domain|workflows|activities|api|db|notices|config|scripts|tests|bench|examples|dashboard)/';
const compositionRoots = '^(server|worker)[.]ts$';
const product = '^(domain|workflows|activities|api|db|notices)/';

/** `folder` may import itself and `allowed` (path patterns), and nothing else of this repository. */
function mayImport(folder, allowed, comment) {
  return {
    name: `${folder}-imports`,
    comment,
    severity: 'error',
    from: { path: `^${folder}/` },
    to: { path: `${ours}|${compositionRoots}`, pathNot: [`^${folder}/`, ...allowed] },
  };
}

export default {
  forbidden: [
    mayImport('domain', [], 'The core imports nothing of ours.'),
    mayImport('db', ['^domain/'], 'db knows the core alone.'),
    mayImport(
      'activities',
      ['^domain/', '^db/', '^workflows/(case-)?messages[.]ts$'],
      'Effects know the core, db and what the workflow asks for.',
    ),
    mayImport('notices', ['^domain/', '^db/'], 'Notices know the core and db.'),
    mayImport(
      'api',
      ['^domain/', '^db/', '^workflows/(case-)?messages[.]ts$'],
      'The API knows the core, db and the workflow messages.',
    ),
    mayImport(
      'dashboard',
      ['^domain/', '^api/views/'],
      'The page knows the core and what the API answers with.',
    ),
    {
      name: 'dashboard-takes-only-types-of-the-api',
      comment: 'The page uses the public API, as any other client does.',
      severity: 'error',
      from: { path: '^dashboard/' },
      to: { path: '^api/', dependencyTypesNot: ['type-only'] },
    },
    mayImport('config', [], 'Settings and the clock know nothing of the product.'),
    mayImport(
      'workflows',
      ['^domain/', '^activities/'],
      'Workflows know the core and the types of activities.',
    ),
    {
      name: 'workflows-take-only-types-of-activities',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'No package, no Node module: the core runs in the workflow sandbox and in the page.',
      severity: 'error',
      from: { path: '^domain/' },
      to: {
        dependencyTypes: [
          'core',
          'npm',
          'npm-dev',
          'npm-optional',
          'npm-peer',
          'npm-no-pkg',
          'npm-unknown',
          'unknown',
        ],
      },
    },
    {
      name: 'workflows-stay-in-the-sandbox',
      comment: 'Of packages, workflow code takes only the parts of the SDK that are made for the sandbox.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: '(^|/)node_modules/@temporalio/(workflow|common)/',
      },
    },
    {
      name: 'settings-are-read-by-composition-roots',
      severity: 'error',
      from: { path: product },
      to: { path: '^config/' },
    },
    {
      name: 'no-development-packages-at-run-time',
      severity: 'error',
      from: { path: `${product}|^config/|${compositionRoots}` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      comment: 'Types may refer to each other; modules that run may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|[.]dueline|coverage|dist|dashboard/dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
