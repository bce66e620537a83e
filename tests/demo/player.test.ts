import { describe, expect, it } from 'vitest';
import type { ScenarioAct } from '../../scripts/demo/scenario.ts';
import { playOnRules } from './play-on-rules.ts';

const withActs = (name: string, acts: ScenarioAct[]) =>
  playOnRules(name, (play) => ({ ...play, scenario: { ...play.scenario, acts } }));

describe('the player', () => {
  it('plays an order to the archive by common sense alone', async () => {
    const { played } = await withActs('01-regular-switchgear', []);
    expect(played.order.stage).toBe('ARCHIVED');
  });

  it('stops with the rule that refused an act which nobody expected to be refused', async () => {
    const early: ScenarioAct = {
      command: 'dispatchShipment',
      before: 'checkPackingList',
      by: 'WAREHOUSE_KEEPER',
    };
    await expect(withActs('03-all-from-stock', [early])).rejects.toThrow(/packing list/);
  });

  it('stops when an act was to be refused but was done', async () => {
    const act: ScenarioAct = { command: 'passInitialReview', refused: 'blocked' };
    await expect(withActs('07-website-plain', [act])).rejects.toThrow(
      'passInitialReview on order SO-order-1 was to be refused (blocked), but was done.',
    );
  });

  it('names the acts of a scenario that no task ever asked for', async () => {
    const act: ScenarioAct = { command: 'completeRework', input: { comment: '返修' } };
    await expect(withActs('07-website-plain', [act])).rejects.toThrow(
      'its scenario still wants completeRework: no task asked for it.',
    );
  });

  it('takes what is due soonest, so that goods in stock are gone before the rest is planned', async () => {
    const { steps } = await playOnRules('04-part-from-stock');
    const people = steps.flatMap((step) => step.lines.filter((line) => line.kind === 'person'));
    const at = (command: string) => people.findIndex((line) => line.command === command);
    expect(at('dispatchShipment')).toBeLessThan(at('submitPlan'));
  });

  it('sends each order with a delivery date ahead of the day it is played and a number of its own', async () => {
    const { state } = await playOnRules('06-rush-vip');
    expect(state.details).toMatchObject({ externalNumber: 'SG-RUSH-061-T1', deliveryDate: '2026-12-11' });
  });
});
