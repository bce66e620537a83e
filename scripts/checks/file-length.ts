import type { Finding, Outcome, SourceFile } from './outcome.ts';

/** Most files have 30 to 150 lines; one that passes 300 asks to be split. */
const longAbove = 150;
const tooLongAbove = 300;

/** Source files above 300 lines as findings, above 150 as warnings. */
export function checkFileLengths(files: readonly SourceFile[]): Outcome {
  const lengths = files.map((file) => ({ file: file.path, lines: linesOf(file.text) }));
  const over = (limit: number): Finding[] =>
    lengths
      .filter(({ lines }) => lines > limit)
      .map(({ file, lines }) => ({
        file,
        message: `has ${lines} lines (limit ${limit}); split it by subject`,
      }));
  const findings = files.length === 0 ? [{ file: '.', message: 'no files were read' }] : over(tooLongAbove);
  const tooLong = new Set(findings.map((finding) => finding.file));
  return {
    findings,
    warnings: over(longAbove).filter((warning) => !tooLong.has(warning.file)),
    looked: `${files.length} files`,
  };
}

function linesOf(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
