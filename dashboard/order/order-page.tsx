import { Loading } from '../layout/states.tsx';

export function OrderPage() {
  return <Loading />;
}
