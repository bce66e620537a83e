import type { Finding, SourceFile } from './outcome.ts';

/** What ties the repository to one machine: it must stand alone, wherever it is cloned. */
const traces: { pattern: RegExp; message: string }[] = [
  {
    pattern: /(?<![\w./:-])\/(?:work|root|home|Users)\/[\w.-]/,
    message: 'names a path of one machine',
  },
  { pattern: /\.\.\/shared(?![\w-])/, message: 'names a folder outside the repository' },
  { pattern: /(?<![\w$)\]?])\.librar[y]\b/, message: 'names a folder outside the repository' },
  {
    pattern: /https?:\/\/[\w.-]*(?:registry|artifactory|nexus|verdaccio|pypi|npmjs|npmmirror)[\w.-]*/i,
    message: 'names a package registry',
  },
];

/** Mentions of machine paths, folders outside the repository and package registries. */
export function findLocalTraces(file: SourceFile): Finding[] {
  return file.text
    .split('\n')
    .flatMap((text, index) =>
      traces
        .filter(({ pattern }) => pattern.test(text))
        .map(({ message }) => ({ file: file.path, line: index + 1, message })),
    );
}
