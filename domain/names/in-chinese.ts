import { caseCommandTable } from '../cases/case-commands.ts';
import { caseKinds } from '../cases/case-kinds.ts';
import { commandTable } from '../order/commands.ts';
import { journey } from '../order/journey.ts';
import { departments } from '../people/departments.ts';
import { roles } from '../people/roles.ts';
import { caseNeedNames, caseStepNames, caseTypeNames, causeNames } from './case-names.ts';
import { cancellationSentences } from './sentences/cancellation-sentences.ts';
import { caseSentences } from './sentences/case-sentences.ts';
import { changeSentences } from './sentences/change-sentences.ts';
import { correctingSentences } from './sentences/correcting-sentences.ts';
import { decisionSentences } from './sentences/decision-sentences.ts';
import { importSentences } from './sentences/import-sentences.ts';
import { inboundSentences } from './sentences/inbound-sentences.ts';
import { orderSentences } from './sentences/order-sentences.ts';
import { receiptSentences } from './sentences/receipt-sentences.ts';
import { requestSentences } from './sentences/request-sentences.ts';
import { reviewSentences } from './sentences/review-sentences.ts';
import { ruleSentences } from './sentences/rule-sentences.ts';
import { whatIfSentences } from './sentences/what-if-sentences.ts';

/** The sentence of the product in Chinese, codes in it by their names; undefined for a sentence that is not known. */
export function inChinese(sentence: string): string | undefined {
  const plain = sentence.trim();
  for (const { pattern, zh } of patterns) {
    const found = pattern.exec(plain);
    if (found === null) continue;
    let place = 0;
    return zh.replaceAll('{}', () => named(found[++place] ?? ''));
  }
  return undefined;
}

/** The longest sentences first: the most general one must not take what a closer one says. */
const patterns = [
  ...decisionSentences,
  ...orderSentences,
  ...reviewSentences,
  ...cancellationSentences,
  ...caseSentences,
  ...changeSentences,
  ...correctingSentences,
  ...ruleSentences,
  ...receiptSentences,
  ...importSentences,
  ...inboundSentences,
  ...requestSentences,
  ...whatIfSentences,
]
  .toSorted(([a], [b]) => b.length - a.length)
  .map(([en, zh]) => ({ pattern: patternOf(en), zh }));

function patternOf(sentence: string): RegExp {
  const pieces = sentence.split('{}').map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  // The full stop belongs to the sentence, not to what it is said of.
  return new RegExp(`^${pieces.join('(.*?)')}\\.?$`, 's');
}

const codes: Readonly<Record<string, { zh: string }>> = {
  // Codes of an order are its own where a case has the same.
  ...caseCommandTable,
  ...caseKinds,
  ...caseStepNames,
  ...caseNeedNames,
  ...caseTypeNames,
  ...causeNames,
  ...journey,
  ...departments,
  ...roles,
  ...commandTable,
};

/** Codes of departments, roles, stages and commands as people call them; a command also as it stands in a path. */
function named(value: string): string {
  const inPaths = value.replace(/[a-z]+(?:-[a-z]+)+/g, (word) => codes[camelled(word)]?.zh ?? word);
  return inPaths.replace(/[A-Za-z_]{4,}/g, (word) => codes[word]?.zh ?? word).replaceAll(', ', '、');
}

function camelled(kebab: string): string {
  return kebab.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
}
