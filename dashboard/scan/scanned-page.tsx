import { Loading } from '../layout/states.tsx';

export function ScannedPage() {
  return <Loading />;
}
