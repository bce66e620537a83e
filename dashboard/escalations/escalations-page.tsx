import { Loading } from '../layout/states.tsx';

export function EscalationsPage() {
  return <Loading />;
}
