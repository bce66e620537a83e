import type { Finding, Outcome, SourceFile } from './outcome.ts';

const shortest = 3;
const longest = 12;

/** Every folder at the top has a README of about five lines: what lives here, what it may import, where to start. */
export function checkFolderReadmes(files: readonly SourceFile[]): Outcome {
  const folders = topFolders(files);
  if (folders.length === 0)
    return { findings: [{ file: '.', message: 'no folders were found' }], looked: 'nothing' };
  const findings = folders.flatMap((folder): Finding[] => {
    const readme = files.find((file) => file.path === `${folder}/README.md`);
    if (readme === undefined) return [{ file: `${folder}/README.md`, message: 'is missing' }];
    const lines = readme.text.split('\n').filter((line) => line.trim() !== '').length;
    if (lines >= shortest && lines <= longest) return [];
    return [{ file: readme.path, message: `has ${lines} lines of text; about five are wanted` }];
  });
  return { findings, looked: `${folders.length} folders` };
}

function topFolders(files: readonly SourceFile[]): string[] {
  const folders = files.flatMap((file) => {
    const [folder, ...rest] = file.path.split('/');
    return folder === undefined || rest.length === 0 || folder.startsWith('.') ? [] : [folder];
  });
  return [...new Set(folders)];
}
