/** How a value of a row is shown. */
export type CellKind =
  | 'text'
  | 'code'
  | 'person'
  | 'names'
  | 'department'
  | 'departments'
  | 'role'
  | 'roles'
  | 'channel'
  | 'option'
  | 'texts'
  | 'instant'
  | 'flag'
  | 'order';

export interface Column {
  field: string;
  kind: CellKind;
  /** Which of the words for fields heads the column. */
  head: string;
}

/** An act of a row with a form: its body is described by the API. */
export interface RowAct {
  word: 'edit' | 'setPassword' | 'rotate';
  method: 'post' | 'put' | 'patch';
  /** As the API's description calls it, with the row's id in braces. */
  path: string;
  /** Whether the form begins with what the row holds. */
  prefilled?: boolean;
}

/** A list of the API that administrators read, add to and end: shown by one page for all of them. */
export interface Resource {
  path: string;
  /** The field that names a row in the address. */
  id: string;
  columns: Column[];
  /** Rows can be added by POST. */
  add?: object;
  acts?: RowAct[];
  /** Rows can be ended by DELETE. */
  end?: 'end' | 'revoke';
  /** Field of the answer to adding that is told once. */
  once?: string;
  /** Field that tells that a row is over. */
  endedBy?: string;
}

const column = (field: string, kind: CellKind = 'text', head = field): Column => ({ field, kind, head });

export const resources = {
  people: {
    path: '/v1/users',
    id: 'personId',
    columns: [
      column('name', 'names'),
      column('personId', 'code', 'id'),
      column('department', 'department'),
      column('roles', 'roles'),
      column('regions', 'texts', 'regionsHead'),
      column('email'),
      column('active', 'flag'),
    ],
    add: {},
    acts: [
      { word: 'edit', method: 'patch', path: '/v1/users/{personId}', prefilled: true },
      { word: 'setPassword', method: 'put', path: '/v1/users/{personId}/password' },
    ],
  },
  absences: {
    path: '/v1/absences',
    id: 'absenceId',
    columns: [
      column('personId', 'person'),
      column('from', 'instant'),
      column('until', 'instant'),
      column('substituteId', 'person'),
      column('reason'),
    ],
    add: {},
    end: 'end',
  },
  delegations: {
    path: '/v1/delegations',
    id: 'delegationId',
    columns: [
      column('fromPersonId', 'person'),
      column('toPersonId', 'person'),
      column('roles', 'roles'),
      column('from', 'instant'),
      column('until', 'instant'),
      column('reason'),
    ],
    add: {},
    end: 'revoke',
    endedBy: 'revokedAt',
  },
  'read-grants': {
    path: '/v1/read-grants',
    id: 'grantId',
    columns: [
      column('personId', 'person'),
      column('department', 'department'),
      column('orderId', 'order'),
      column('customerId', 'code'),
      column('region'),
      column('from', 'instant'),
      column('until', 'instant'),
      column('reason'),
    ],
    add: {},
    end: 'revoke',
    endedBy: 'revokedAt',
  },
  keys: {
    path: '/v1/api-keys',
    id: 'keyId',
    columns: [
      column('keyId', 'code'),
      column('personId', 'person'),
      column('label'),
      column('scopes', 'option'),
      column('createdAt', 'instant'),
      column('expiresAt', 'instant'),
    ],
    add: {},
    acts: [{ word: 'rotate', method: 'post', path: '/v1/api-keys/{keyId}/rotation' }],
    end: 'revoke',
    once: 'key',
    endedBy: 'revokedAt',
  },
  'customer-links': {
    path: '/v1/customer-links',
    id: 'linkId',
    columns: [
      column('customerId', 'code'),
      column('orderId', 'order'),
      column('createdAt', 'instant'),
      column('createdBy', 'person'),
      column('expiresAt', 'instant'),
    ],
    add: {},
    end: 'revoke',
    once: 'url',
    endedBy: 'revokedAt',
  },
  subscriptions: {
    path: '/v1/subscriptions',
    id: 'subscriptionId',
    columns: [
      column('personId', 'person'),
      column('role', 'role'),
      column('kind', 'option'),
      column('channel', 'channel'),
      column('wanted', 'flag'),
    ],
    add: {},
    end: 'end',
  },
  webhooks: {
    path: '/v1/webhook-endpoints',
    id: 'endpointId',
    columns: [
      column('url', 'code'),
      column('active', 'flag'),
      column('createdAt', 'instant'),
      column('createdBy', 'person'),
    ],
    add: {},
    end: 'end',
    once: 'secret',
  },
  robots: {
    path: '/v1/robots',
    id: 'robotId',
    columns: [
      column('label'),
      column('channel', 'channel'),
      column('host', 'code'),
      column('signed', 'flag'),
      column('locale', 'option'),
      column('departments', 'departments', 'department'),
      column('active', 'flag'),
    ],
    add: {},
    end: 'end',
  },
  channels: {
    path: '/v1/channels',
    id: 'channel',
    columns: [
      column('channel', 'channel'),
      column('target', 'code'),
      column('state', 'option'),
      column('failures'),
      column('failingSince', 'instant'),
      column('lastSentAt', 'instant'),
      column('lastError'),
    ],
  },
  'access-log': {
    path: '/v1/access-log',
    id: 'sequence',
    columns: [
      column('occurredAt', 'instant'),
      column('personId', 'person'),
      column('method', 'code'),
      column('path', 'code'),
      column('status'),
      column('code', 'code'),
    ],
  },
} as const satisfies Record<string, Resource>;

export type ResourcePart = keyof typeof resources;
