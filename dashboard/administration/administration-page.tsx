import { Loading } from '../layout/states.tsx';

export function AdministrationPage() {
  return <Loading />;
}
