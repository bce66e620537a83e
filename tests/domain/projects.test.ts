import { describe, expect, it } from 'vitest';
import { storyOf } from '../../domain/story/story.ts';
import { bringTo } from './bring-to.ts';
import { received } from './sample-orders.ts';

const project = { name: '松江二期变电站', owner: '城投公司', site: '上海市松江区' };
const gapsOf = (order: ReturnType<typeof received>) =>
  order.state.gaps.map(({ path, whose }) => `${path} ${whose}`);

describe('a project order', () => {
  it('waits for its entry in the register before anyone reviews it [INTAKE-28]', () => {
    const order = received({ details: { orderType: 'PROJECT' } });
    expect(order.stage).toBe('AWAITING_INFO');
    expect(gapsOf(order)).toEqual(['project OURS']);
    expect(order.refusal('passInitialReview', {}, 'SALESPERSON')).toMatch(/^not-in-this-state/);
    order.give('recordProject', project, 'SALESPERSON');
    expect(order.stage).toBe('RECEIVED');
    expect(order.state.details.project).toEqual(project);
  });

  it('waits for the customer where the register lacks what policy asks [INTAKE-28]', () => {
    const order = received({ details: { orderType: 'PROJECT', project: { name: project.name } } });
    expect(gapsOf(order)).toEqual(['project.owner CUSTOMER', 'project.site CUSTOMER']);
    order.give('recordProject', { owner: project.owner }, 'SALESPERSON');
    expect(gapsOf(order)).toEqual(['project.site CUSTOMER']);
    order.give('recordProject', { site: project.site, capacity: '2×31.5MVA' }, 'ORDER_CLERK');
    expect(order.stage).toBe('RECEIVED');
    const more = { 'intake.projectFields': ['name', 'designInstitute'] };
    const other = received({ details: { orderType: 'PROJECT', project }, policy: more });
    expect(gapsOf(other)).toEqual(['project.designInstitute CUSTOMER']);
  });

  it('that says all of its project when it comes in waits for nothing', () => {
    const order = received({ details: { orderType: 'PROJECT', project } });
    expect(order.stage).toBe('RECEIVED');
    bringTo(order, 'CONFIRMED');
  });

  it('has its entry told in the story, in both languages', () => {
    const order = received({ details: { orderType: 'PROJECT' } });
    order.give('recordProject', project, 'SALESPERSON');
    const telling = { nameOf: (id: string) => ({ zh: id, en: id }), zone: 'Asia/Shanghai' };
    const item = storyOf(order.journal, telling).find(({ text }) => text.zh.includes('登记项目信息'));
    const said = item?.details.map(({ zh, en }) => `${zh} ${en}`).join('\n') ?? '';
    expect(said).toContain('业主：（空） → 城投公司');
    expect(said).toContain('Owner of the project');
  });
});

describe('the register', () => {
  it('takes what it lacks; what it says already is corrected with a reason', () => {
    const order = received({ details: { orderType: 'PROJECT', project } });
    expect(order.refusal('recordProject', { owner: '别的公司' }, 'SALESPERSON')).toContain('@owner');
    expect(order.refusal('recordProject', {}, 'SALESPERSON')).toContain('@name');
    order.give('recordProject', { designInstitute: '华东院' }, 'SALESPERSON');
    const correction = { project: { owner: '别的公司' } };
    order.give('correctEntry', { correction, reason: '听错' }, 'SALES_SUPERVISOR');
    expect(order.state.details.project).toEqual({ ...project, owner: '别的公司', designInstitute: '华东院' });
  });

  it('has no place for an order of another type', () => {
    expect(received().refusal('recordProject', project, 'SALESPERSON')).toMatch(
      /^blocked: The order is of no/,
    );
    expect(received({ details: { orderType: 'SPECIAL' } }).state.gaps).toEqual([]);
  });
});
