import { describe, expect, test } from 'vitest';
import { samplePeople } from '../../db/seed/sample-people.ts';
import { commandNames, commandTable } from '../../domain/order/commands.ts';
import { journey } from '../../domain/order/journey.ts';
import { isFinal, type Stage } from '../../domain/order/stage-names.ts';
import { type Department, departmentCodes } from '../../domain/people/departments.ts';
import { type ReadScope, readScope, widened, workStages } from '../../domain/people/rights.ts';
import { headOf, type Role, roleCodes, roles, rolesOf } from '../../domain/people/roles.ts';

const stages = Object.keys(journey) as Stage[];

function scopeOf(
  held: Role[],
  regions: string[] = [],
  actingFor: Parameters<typeof readScope>[0]['actingFor'] = [],
) {
  return readScope({ personId: 'me', roles: held, regions, actingFor });
}

const own: ReadScope = { all: false, any: [{ enteredBy: 'me' }, { ownerId: 'me' }, { assignedTo: 'me' }] };
const withWork = (...departments: Department[]): ReadScope => ({
  all: false,
  any: [{ enteredBy: 'me' }, { departments }, { ownerId: 'me' }, { assignedTo: 'me' }],
});

describe('who belongs where', () => {
  test('every department has one head, and every person of the company a department that has one [PRIV-01]', () => {
    for (const department of departmentCodes) {
      const heads = rolesOf(department).filter((role) => roles[role].head);
      expect(heads, department).toHaveLength(1);
    }
    for (const { personId, department, role } of samplePeople) {
      expect(departmentCodes, personId).toContain(department);
      expect(rolesOf(department), personId).toContain(role);
    }
  });

  test('every stage has a responsible department, a clock a role, and each open stage roles that carry it on [PRIV-01]', () => {
    for (const stage of stages) {
      const { owner, clock } = journey[stage];
      expect(roleCodes, stage).toContain(headOf(owner));
      if (clock !== undefined) expect(roleCodes, stage).toContain(clock.assignee);
      // A cancellation is carried on by commands of every stage: the order keeps its own meanwhile.
      const others: Stage[] = ['LOT_ACCEPTED', 'SETTLED', 'IN_FULFILMENT', 'CANCEL_REQUESTED'];
      if (isFinal(stage) || others.includes(stage)) continue;
      const acting = commandNames.filter((name) => {
        const { stages: open, roles: may } = commandTable[name];
        return open.includes(stage) && open.length < 8 && may.length > 0;
      });
      expect(acting, stage).not.toEqual([]);
    }
  });
});

describe('what a role reads', () => {
  const all: Role[] = [
    'GENERAL_MANAGER',
    'DEPUTY_GENERAL_MANAGER',
    'AUDITOR',
    'ADMINISTRATOR',
    'ORDER_CLERK',
    'CONTRACT_ORDER_HEAD',
    'SERVICE_AGENT',
    'CUSTOMER_SERVICE_HEAD',
  ];
  test.each(all)('%s reads every order, whatever regions are named [PRIV-02 PRIV-08]', (role) => {
    expect(scopeOf([role], ['浙江'])).toEqual({ all: true });
  });

  const sales = rolesOf('SALES');
  test.each(sales)(
    '%s reads every region, or where regions are named those, own customers and own orders [PRIV-03]',
    (role) => {
      expect(scopeOf([role])).toEqual({ all: true });
      expect(scopeOf([role], ['浙江', '上海'])).toEqual({
        all: false,
        any: [
          { enteredBy: 'me' },
          { salespersonId: 'me' },
          { regions: ['浙江', '上海'] },
          { ownerId: 'me' },
          { assignedTo: 'me' },
        ],
      });
    },
  );

  const working = roleCodes.filter(
    (role) => !all.includes(role) && !sales.includes(role) && role !== 'INTEGRATION',
  );
  test.each(working)('%s reads the orders in which the department has a part [PRIV-02]', (role) => {
    expect(scopeOf([role])).toEqual(withWork(roles[role].department));
  });

  test('an integration reads what it brought, and who has no role nothing [PRIV-10]', () => {
    expect(scopeOf(['INTEGRATION'])).toEqual({ all: false, any: [{ enteredBy: 'me' }] });
    expect(scopeOf([])).toEqual({ all: false, any: [] });
  });

  test('several roles add up [PRIV-02]', () => {
    expect(scopeOf(['BUYER', 'INSPECTOR'])).toEqual(withWork('PROCUREMENT', 'QUALITY'));
    expect(scopeOf(['BUYER', 'AUDITOR'])).toEqual({ all: true });
  });

  test('a delegated role reads what its delegator reads by it, and no more [PRIV-03 PRIV-07]', () => {
    const east = { personId: 'east', roles: ['SALESPERSON'] as Role[], regions: ['浙江'] };
    const theirs = [
      { enteredBy: 'east' },
      { salespersonId: 'east' },
      { regions: ['浙江'] },
      { ownerId: 'east' },
      { assignedTo: 'east' },
    ];
    const mine = withWork('PROCUREMENT');
    expect(scopeOf(['BUYER'], [], [east])).toEqual({
      all: false,
      any: [...(mine.all ? [] : mine.any), ...theirs],
    });
    expect(scopeOf(['BUYER'], [], [{ ...east, roles: [] }])).toEqual(mine);
    expect(scopeOf(['BUYER'], [], [{ ...east, regions: [] }])).toEqual({ all: true });
  });

  test('leave on record adds what it names, all of it together; leave that names nothing is for every order [PRIV-02]', () => {
    const grants = [{ orderId: 'ord_1' }, { customerId: 'C1', region: '浙江' }];
    expect(widened(own, grants)).toEqual({
      all: false,
      any: [...own.any, { orderId: 'ord_1' }, { customerId: 'C1', regions: ['浙江'] }],
    });
    expect(widened(own, [])).toEqual(own);
    expect(widened(own, [{}])).toEqual({ all: true });
    expect(widened({ all: true }, grants)).toEqual({ all: true });
  });
});

describe('the stages in which a department has a part', () => {
  const lots: Stage[] = ['RELEASED', 'PLANNED', 'MATERIAL_SHORTAGE', 'STOCKED_IN', 'READY_TO_SHIP'];
  test.each<[Department, Stage[]]>([
    ['WAREHOUSE', lots],
    ['QUALITY', ['IN_QC', 'REWORK']],
    ['PROCUREMENT', ['MATERIAL_SHORTAGE', 'PLANNED']],
    ['LOGISTICS', ['READY_TO_SHIP', 'SHIPPED', 'DELIVERY_EXCEPTION']],
    ['PLANNING', ['PLANNING', 'PLANNED', 'IN_PRODUCTION', 'UNDER_REVIEW']],
    ['PRODUCTION', ['IN_FULFILMENT', 'PLANNED', 'IN_PRODUCTION', 'UNDER_REVIEW', 'REWORK']],
    ['FINANCE', ['CONTRACTED', 'CONFIRMED', 'IN_FULFILMENT', 'ACCEPTED', 'SETTLING', 'SETTLED']],
    ['AFTER_SALES', ['IN_FULFILMENT', 'ACCEPTED', 'SETTLING', 'SETTLED', 'CLOSED']],
    ['LEGAL', []],
    ['ENGINEERING', []],
  ])(
    '%s: those that it owns or acts in, and none that only asks it by name [PRIV-02 PRIV-04]',
    (department, expected) => {
      expect(workStages(department).toSorted()).toEqual(expected.toSorted());
    },
  );
});
