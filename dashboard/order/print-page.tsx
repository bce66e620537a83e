import { Loading } from '../layout/states.tsx';

export function PrintPage() {
  return <Loading />;
}
