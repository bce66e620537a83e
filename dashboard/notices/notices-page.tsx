import { Loading } from '../layout/states.tsx';

export function NoticesPage() {
  return <Loading />;
}
