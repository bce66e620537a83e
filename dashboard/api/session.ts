import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';

/** A name in both languages. */
export interface Names {
  zh: string;
  en: string;
}

/** Who is signed in, as `GET /v1/session` says it. */
export interface Session {
  person: {
    personId: string;
    names: Names;
    department: Department;
    locale: 'zh' | 'en';
    regions: string[];
    email?: string;
  };
  roles: Role[];
  actingFor: { personId: string; names: Names; roles: Role[]; untilAt: string }[];
  csrfToken: string;
  expiresAt: string | null;
  company: { names: Names; zone: string };
  temporalUi: string | null;
  unseenNotices: number;
  serverNow: string;
}

/** Ways to sign in, as `GET /v1/sign-in` says them. */
export interface SignInOptions {
  local: boolean;
  oidc: { title: string } | null;
  wecom: boolean;
  samplePeople: { personId: string; names: Names; roles: Role[] }[];
}
