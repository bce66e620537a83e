import { caseCommandNames, caseCommandTable, kebabCaseCommand } from '../../domain/cases/case-commands.ts';
import type { CaseCommandName } from '../../domain/cases/case-inputs.ts';
import { problems } from '../../domain/errors.ts';
import {
  changeOutcomeNames,
  changePartyNames,
  changeSubjectNames,
  lotEffectNames,
} from '../../domain/names/change-names.ts';
import { clockKindNames, escalationLevelNames, pauseReasonNames } from '../../domain/names/clock-names.ts';
import type { Names } from '../../domain/names/names.ts';
import {
  acknowledgementChannelNames,
  acknowledgementResultNames,
  channelGroupNames,
  channelNames,
  currencyNames,
  delayTypeNames,
  deliveryExceptionNames,
  gapOwnerNames,
  mediumNames,
  orderKindNames,
  orderTypeNames,
  paymentMethodNames,
  reviewOutcomeNames,
  reviewResultNames,
  transportModeNames,
} from '../../domain/names/order-names.ts';
import { chineseProblems } from '../../domain/names/problem-names.ts';
import { suppositionNames, warningChangeNames } from '../../domain/names/what-if-names.ts';
import { noticeChannels } from '../../domain/notices/channels.ts';
import { enWords } from '../../domain/notices/words/en.ts';
import { zhCnWords } from '../../domain/notices/words/zh-cn.ts';
import { commandNames, commandTable, kebabName } from '../../domain/order/commands.ts';
import { journey } from '../../domain/order/journey.ts';
import { lotStages, orderStages } from '../../domain/order/stage-names.ts';
import { departments } from '../../domain/people/departments.ts';
import { roles } from '../../domain/people/roles.ts';
import { caseInputJsonSchema, isCaseAct } from '../inputs/case-inputs.ts';
import { hasForm, inputJsonSchema } from '../inputs/command-inputs.ts';
import { chineseCasePurposes } from '../inputs/words/case-words.ts';
import { chinesePurposes } from '../inputs/words/purposes.ts';
import type { CommandListView, WordsView } from './word-schemas.ts';

/** Names of every code, from the lists that define the codes. */
export function wordsView(): WordsView {
  return {
    stages: Object.fromEntries([
      ...orderStages.map((stage) => [stage, stageWords(stage, 'order')]),
      ...lotStages.map((stage) => [stage, stageWords(stage, 'lot')]),
    ]),
    departments,
    roles,
    commands: named(commandNames, (name) => commandTable[name]),
    clockKinds: clockKindNames,
    pauseReasons: pauseReasonNames,
    levels: escalationLevelNames,
    noticeChannels: named(noticeChannels, (channel) => ({
      zh: zhCnWords.channels[channel],
      en: enWords.channels[channel],
    })),
    channels: channelNames,
    channelGroups: channelGroupNames,
    orderKinds: orderKindNames,
    orderTypes: orderTypeNames,
    paymentMethods: paymentMethodNames,
    currencies: currencyNames,
    transportModes: transportModeNames,
    delayTypes: delayTypeNames,
    deliveryExceptions: deliveryExceptionNames,
    reviewResults: reviewResultNames,
    reviewOutcomes: reviewOutcomeNames,
    media: mediumNames,
    gapOwners: gapOwnerNames,
    acknowledgementChannels: acknowledgementChannelNames,
    acknowledgementResults: acknowledgementResultNames,
    changeSubjects: changeSubjectNames,
    changeParties: changePartyNames,
    changeOutcomes: changeOutcomeNames,
    lotEffects: lotEffectNames,
    suppositions: suppositionNames,
    warningChanges: warningChangeNames,
    problems: problemWords(),
  };
}

/** The commands that have a form, in the order of the command table. */
export function commandListView(): CommandListView {
  const items = commandNames.filter(hasForm).map((name) => {
    const { zh, en, purpose, subject, roles: givers, stages } = commandTable[name];
    return {
      command: name,
      title: { zh, en },
      purpose: { zh: chinesePurposes[name], en: purpose },
      subject,
      roles: [...givers],
      stages: [...stages],
      path: name === 'receiveOrder' ? '/v1/orders' : `/v1/orders/{orderId}/commands/${kebabName(name)}`,
      schema: inputJsonSchema(name),
    };
  });
  return { items, cases: caseCommandNames.filter(isFormOfCase).map(caseCommandRow) };
}

type CaseFormName = Parameters<typeof caseInputJsonSchema>[0];

function isFormOfCase(name: CaseCommandName): name is CaseFormName {
  return name === 'openCase' || isCaseAct(name);
}

function caseCommandRow(command: CaseFormName): CommandListView['cases'][number] {
  const { zh, en, purpose, steps } = caseCommandTable[command];
  return {
    command,
    title: { zh, en },
    purpose: { zh: chineseCasePurposes[command], en: purpose },
    steps: [...steps],
    path: command === 'openCase' ? '/v1/cases' : `/v1/cases/{caseId}/commands/${kebabCaseCommand(command)}`,
    schema: caseInputJsonSchema(command),
  };
}

function stageWords(stage: keyof typeof journey, subject: 'order' | 'lot') {
  const { zh, en, owner } = journey[stage];
  return { zh, en, department: owner, subject };
}

function problemWords(): WordsView['problems'] {
  const codes = Object.keys(problems) as (keyof typeof problems)[];
  const entries = codes.map((code) => {
    const chinese = chineseProblems[code];
    const { title, advice } = problems[code];
    return [code, { title: { zh: chinese.title, en: title }, advice: { zh: chinese.advice, en: advice } }];
  });
  return Object.fromEntries(entries) as WordsView['problems'];
}

function named<Code extends string>(
  codes: readonly Code[],
  names: (code: Code) => Names,
): Record<Code, Names> {
  const entries = codes.map((code) => {
    const { zh, en } = names(code);
    return [code, { zh, en }];
  });
  return Object.fromEntries(entries) as Record<Code, Names>;
}
