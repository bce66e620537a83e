import { Loading } from '../layout/states.tsx';

export function TimePage() {
  return <Loading />;
}
