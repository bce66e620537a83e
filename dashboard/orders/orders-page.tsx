import { Loading } from '../layout/states.tsx';

export function OrdersPage() {
  return <Loading />;
}
