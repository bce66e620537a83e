import { Loading } from '../layout/states.tsx';

export function NewOrderPage() {
  return <Loading />;
}
