import { type PersonalChannel, personalChannels } from '../../domain/notices/channels.ts';
import type { SubscriptionKind } from '../../domain/notices/notice.ts';
import type { Audience, Recipient } from './notice-audience.ts';

/**
 * Ways by which a person hears of a kind of notice: as the person subscribed, else as the person's roles did, else
 * as the policy says. Nobody loses escalations from the product's own page.
 */
export function channelsOf(person: Recipient, kind: SubscriptionKind, audience: Audience): PersonalChannel[] {
  const usual: readonly string[] = audience.figures['notice.channels'][kind] ?? ['IN_APP'];
  return personalChannels.filter((channel) => {
    if (channel === 'EMAIL' && !person.hasEmail) return false;
    if (channel === 'IN_APP' && kind === 'ESCALATION') return true;
    const matching = audience.subscriptions.filter(
      (subscription) => subscription.kind === kind && subscription.channel === channel,
    );
    const own = matching.find((subscription) => subscription.personId === person.personId);
    if (own !== undefined) return own.wanted;
    const byRole = matching.filter(({ role }) => role !== null && person.roles.includes(role));
    return byRole.length === 0 ? usual.includes(channel) : byRole.some(({ wanted }) => wanted);
  });
}
