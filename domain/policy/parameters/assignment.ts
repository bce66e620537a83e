import type { Parameter } from '../parameters.ts';

/** To whom an approved order goes, and what a project order needs before review (INTAKE-22, INTAKE-28). */
export const assignmentParameters = {
  'intake.assignment': {
    default: { '*/*': 'PRODUCTION' },
    unit: 'map',
    kind: 'A',
    source: '004 订单分配',
    owner: 'SALES',
    purpose:
      'department, and its warehouse after a colon, by product category and region of the customer; the closest rule holds, * is any (INTAKE-22)',
  },
  'intake.assignedDepartments': {
    default: ['PRODUCTION', 'LOGISTICS', 'AFTER_SALES'],
    unit: 'list',
    kind: 'S',
    source: '000/1 五.2',
    owner: 'SALES',
    purpose: 'departments that every approved order is assigned to besides (INTAKE-22)',
  },
  'intake.assignmentTasks': {
    default: [],
    unit: 'list',
    kind: 'A',
    source: '000/1 五.2; ruling 2',
    owner: 'SALES',
    purpose:
      'departments that take an assignment on by an act; the others do so by their own first task (INTAKE-22)',
  },
  'intake.projectFields': {
    default: ['name', 'owner', 'site'],
    unit: 'list',
    kind: 'A',
    source: '001c 要求确认',
    owner: 'SALES',
    purpose: 'what the register of projects must say before a project order is reviewed (INTAKE-28)',
  },
} as const satisfies Record<string, Parameter>;
