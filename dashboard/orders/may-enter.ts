import { useCommandTable } from '../api/words.ts';
import { holdsOne, useSession } from '../session/session-context.ts';

/** True for those who enter orders, undefined until that is known; the API decides, this only hides what it would refuse. */
export function useMayEnter(): boolean | undefined {
  const session = useSession();
  const receive = useCommandTable().find(({ command }) => command === 'receiveOrder');
  return receive && holdsOne(session, receive.roles);
}
