import ts from 'typescript';
import type { Finding, SourceFile } from './outcome.ts';

/**
 * Where the time may be read: the clock module, the page's own, workflow code (its time is the workflow's), tests,
 * benchmarks.
 */
const mayRead = /^(config\/clock\.ts|dashboard\/time\/browser-clock\.ts|workflows\/|tests\/|bench\/)/;

const message =
  'reads the clock; take a Clock or an instant from the caller (only config/clock.ts reads the time)';

/**
 * Reads of the machine's clock in TypeScript or JavaScript source: Date.now, new Date() without argument, Date(),
 * performance.now, process.hrtime, Temporal.Now. Nothing decides anything by them (I4).
 */
export function findClockReads(file: SourceFile): Finding[] {
  if (mayRead.test(file.path)) return [];
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    if (readsClock(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      findings.push({ file: file.path, line: line + 1, message });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
}

const clockProperties: Record<string, string[]> = {
  Date: ['now'],
  performance: ['now', 'timeOrigin'],
  process: ['hrtime', 'uptime'],
  Temporal: ['Now'],
};

function readsClock(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return isDate(node.expression) && (node.arguments ?? []).length === 0;
  if (ts.isCallExpression(node)) return isDate(node.expression);
  const access = accessed(node);
  return access !== undefined && (clockProperties[access.object] ?? []).includes(access.property);
}

function isDate(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === 'Date';
}

/** `Date.now`, `globalThis.Date.now` and `Date['now']` as object and property. */
function accessed(node: ts.Node): { object: string; property: string } | undefined {
  if (ts.isPropertyAccessExpression(node)) return objectOf(node.expression, node.name.text);
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return objectOf(node.expression, node.argumentExpression.text);
  }
  if (ts.isVariableDeclaration(node) && node.initializer && ts.isObjectBindingPattern(node.name)) {
    const [element] = node.name.elements;
    const name = element && (element.propertyName ?? element.name);
    return name && ts.isIdentifier(name) ? objectOf(node.initializer, name.text) : undefined;
  }
  return undefined;
}

function objectOf(
  expression: ts.Expression,
  property: string,
): { object: string; property: string } | undefined {
  if (ts.isIdentifier(expression)) return { object: expression.text, property };
  if (ts.isPropertyAccessExpression(expression)) return { object: expression.name.text, property };
  return undefined;
}
