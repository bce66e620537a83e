import { Loading } from '../layout/states.tsx';

export function WorkPage() {
  return <Loading />;
}
