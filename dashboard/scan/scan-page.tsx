import { Loading } from '../layout/states.tsx';

export function ScanPage() {
  return <Loading />;
}
