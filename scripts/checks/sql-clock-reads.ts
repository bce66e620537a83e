import ts from 'typescript';
import type { Finding, SourceFile } from './outcome.ts';

/** Folders whose SQL runs in the product. */
const speaksSql = /^(db|activities|notices|api|scripts)\//;

const sqlClock =
  /\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)|\b(?:current_timestamp|current_date|current_time|localtimestamp|localtime)\b/i;

const message = "reads the database's clock; pass the instant as a parameter";

/** Reads of the database's clock in SQL, in drizzle's `defaultNow()`, and in migration files (I4). */
export function findSqlClockReads(file: SourceFile): Finding[] {
  if (!speaksSql.test(file.path)) return [];
  if (file.path.endsWith('.sql')) return inSql(file);
  return /\.tsx?$/.test(file.path) ? inTypeScript(file) : [];
}

function inSql(file: SourceFile): Finding[] {
  return file.text
    .split('\n')
    .map((text, index) => ({ text: text.replace(/--.*$/, ''), line: index + 1 }))
    .filter(({ text }) => sqlClock.test(text))
    .map(({ line }) => ({ file: file.path, line, message }));
}

function inTypeScript(file: SourceFile): Finding[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    if (asksDatabase(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      findings.push({ file: file.path, line: line + 1, message });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
}

function asksDatabase(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'defaultNow';
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
    return sqlClock.test(node.text);
  }
  return false;
}
