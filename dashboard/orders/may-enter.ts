import { useCommandTable } from '../api/words.ts';
import { holdsOne, useSession } from '../session/session-context.ts';

/** True for those who enter orders; the API decides, this only hides what it would refuse. */
export function useMayEnter(): boolean {
  const session = useSession();
  const receive = useCommandTable().find(({ command }) => command === 'receiveOrder');
  return receive !== undefined && holdsOne(session, receive.roles);
}
