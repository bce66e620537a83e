import { Loading } from '../layout/states.tsx';

export function FollowPage() {
  return <Loading />;
}
