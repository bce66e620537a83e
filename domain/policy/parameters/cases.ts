import type { Parameter } from '../parameters.ts';

/** Figures of cases: exceptions, overdue cases and violations (EXC, OVERDUE, PRIV-09). */
export const caseParameters = {
  'exc.measuresDue': {
    default: '1wd',
    unit: 'budget',
    kind: 'A',
    source: '004 异常处理流程 3',
    owner: 'SALES',
    purpose: 'measures against an exception are agreed, with department, person and limit (EXC-05)',
  },
  'exc.verificationDue': {
    default: '1wd',
    unit: 'budget',
    kind: 'A',
    source: '004 异常处理流程 5',
    owner: 'SALES',
    purpose: 'the superior verifies what was done about an exception (EXC-07)',
  },
  'exc.problemEffect': {
    default: 'WARN',
    unit: 'choice',
    choices: ['BLOCK', 'WARN', 'RUN_ON'],
    kind: 'A',
    source: '001b 4.2; 001m 4.1; ruling 13',
    owner: 'SALES',
    purpose:
      'what a problem does that a department reports and that is none of the named types (EXC-10, TRACK-04)',
  },
  'exc.blocksFrom': {
    default: {
      CONTACT: 'READY_TO_SHIP',
      ADDRESS: 'READY_TO_SHIP',
      SPECIFICATION: 'PLANNED',
      QUANTITY: 'PLANNED',
      PRICE: 'NOTHING',
    },
    unit: 'map',
    kind: 'A',
    source: 'ruling 13',
    owner: 'SALES',
    purpose: 'stage of a lot from which a wrong field is used, so that its exception blocks (EXC-10)',
  },
  'overdue.verificationDue': {
    default: '2wd',
    unit: 'budget',
    kind: 'A',
    source: '000/1 六.3, 七.1',
    owner: 'QUALITY',
    purpose: 'quality verifies the effect of a rectification (OVERDUE-14)',
  },
  'violation.analysisDue': {
    default: '2wd',
    unit: 'budget',
    kind: 'A',
    source: '001g 责任与奖惩.2; 001l 五.3',
    owner: 'QUALITY',
    purpose: 'a violation is looked into (PRIV-09)',
  },
  'violation.decisionDue': {
    default: '3wd',
    unit: 'budget',
    kind: 'A',
    source: '001g 责任与奖惩.2; 001l 五.3',
    owner: 'QUALITY',
    purpose: 'what follows from a violation is agreed (PRIV-09)',
  },
  'case.instructionDue': {
    default: '2wd',
    unit: 'budget',
    kind: 'A',
    source: '000/2 五.4; 001d 六.2',
    owner: 'ADMINISTRATION',
    purpose: 'an instruction of leadership without a date of its own is carried out (OVERDUE-07, EXC-11)',
  },
  'case.sanctionApproval': {
    default: ['FINE', 'REWARD'],
    unit: 'list',
    choices: ['WARNING', 'FINE', 'REWARD', 'OTHER'],
    kind: 'A',
    source: '000/2 五.5; 000/1 六.4',
    owner: 'ADMINISTRATION',
    purpose:
      'sanctions that leadership approves; one with an amount always needs it (OVERDUE-09, OVERDUE-10)',
  },
} as const satisfies Record<string, Parameter>;
