import { Loading } from '../layout/states.tsx';

export function BoardPage() {
  return <Loading />;
}
