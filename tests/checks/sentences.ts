import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { repositoryPaths, repositoryRoot } from '../../scripts/checks/repository-files.ts';

/** Functions whose second argument is a sentence for people. */
const refusing = new Set(['refuse', 'RefusalError', 'refuseField', 'unfitField', 'ProblemError', 'unfit']);

/** A sentence of the product's source, `{}` where it differs from case to case. */
export interface Sentence {
  file: string;
  text: string;
}

/** Every sentence with which the core and the API say no, as it stands in the source. */
export async function sentencesInSource(): Promise<Sentence[]> {
  const paths = await repositoryPaths();
  const sources = paths.filter((path) => /^(api|domain)\/.*\.ts$/.test(path) && !path.includes('/names/'));
  return sources.flatMap((file) => sentencesOf(file, readFileSync(join(repositoryRoot, file), 'utf8')));
}

function sentencesOf(file: string, text: string): Sentence[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Sentence[] = [];
  const visit = (node: ts.Node): void => {
    for (const said of saidBy(node)) found.push({ file, text: said });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function saidBy(node: ts.Node): string[] {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const { expression, arguments: given = [] } = node;
    const sentence = given[1];
    if (!ts.isIdentifier(expression) || !refusing.has(expression.text) || sentence === undefined) return [];
    return textsOf(sentence);
  }
  const texts = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) ? textsOf(node) : [];
  // Descriptions of the schema: how zod says what a field must be.
  return texts.filter((text) => /^must (be|not|have|hold|lie|fill) /.test(text));
}

function textsOf(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (!ts.isTemplateExpression(node)) return [];
  return [node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('')];
}
