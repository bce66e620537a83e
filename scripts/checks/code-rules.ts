import ts from 'typescript';
import type { Finding, SourceFile } from './outcome.ts';

/** File names that say nothing of their subject. */
const vagueName = /(^|\/)(utils?|helpers?|common|misc|manager|service)(\/|\.)|-(utils?|helpers?|manager)\./;
const kebabName = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.[cm]?tsx?$/;

/** House rules that no linter of ours knows: file names, `as unknown as`, default exports of our own modules. */
export function findBrokenCodeRules(file: SourceFile): Finding[] {
  return [...ofName(file), ...ofText(file)];
}

function ofName(file: SourceFile): Finding[] {
  const name = file.path.split('/').at(-1) ?? '';
  const findings: Finding[] = [];
  if (vagueName.test(file.path))
    findings.push({ file: file.path, message: 'is named for nothing in particular' });
  if (/\.[cm]?tsx?$/.test(name) && !kebabName.test(name)) {
    findings.push({ file: file.path, message: 'is not named in kebab-case' });
  }
  return findings;
}

function ofText(file: SourceFile): Finding[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    const message = objection(node, file.path);
    if (message !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      findings.push({ file: file.path, line: line + 1, message });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
}

function objection(node: ts.Node, path: string): string | undefined {
  if (ts.isAsExpression(node) && ts.isAsExpression(node.expression)) {
    const through = node.expression.type.kind;
    if (through === ts.SyntaxKind.UnknownKeyword) return 'casts through unknown; check the value instead';
  }
  const isDefault =
    (ts.isExportAssignment(node) && !node.isExportEquals) ||
    (ts.canHaveModifiers(node) &&
      ts.getModifiers(node)?.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword));
  if (isDefault && !toolReadsDefault.test(path)) return 'has a default export; name it';
  return undefined;
}

/** Files whose tool asks for a default export. */
const toolReadsDefault =
  /(^|\/)([\w.-]+\.config\.[cm]?ts|vitest\.[\w-]+\.ts|global-setup\.ts)$|^\.[\w-]+\.mjs$/;
