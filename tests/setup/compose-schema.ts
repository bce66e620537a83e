/** What the compose specification says of the parts that our file uses: names, shapes and formats. */
const text = { type: 'string', minLength: 1 };
const duration = { type: 'string', pattern: '^(\\d+(us|ms|s|m|h))+$' };
const words = { type: 'array', items: text, minItems: 1 };
const command = { oneOf: [text, words] };
const environment = {
  type: 'object',
  additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
};

const healthcheck = {
  type: 'object',
  required: ['test'],
  additionalProperties: false,
  properties: {
    test: {
      type: 'array',
      items: [{ enum: ['CMD', 'CMD-SHELL', 'NONE'] }],
      additionalItems: text,
      minItems: 2,
    },
    interval: duration,
    timeout: duration,
    start_period: duration,
    retries: { type: 'integer', minimum: 1 },
  },
};

const dependency = {
  type: 'object',
  required: ['condition'],
  additionalProperties: false,
  properties: {
    condition: { enum: ['service_started', 'service_healthy', 'service_completed_successfully'] },
  },
};

const service = {
  type: 'object',
  anyOf: [{ required: ['image'] }, { required: ['build'] }],
  additionalProperties: false,
  properties: {
    image: text,
    build: text,
    command,
    entrypoint: command,
    restart: { type: 'string', pattern: '^(no|always|unless-stopped|on-failure(:\\d+)?)$' },
    init: { type: 'boolean' },
    stop_grace_period: duration,
    environment,
    // Host address, host port (a default may be overridden), container port.
    ports: {
      type: 'array',
      items: { type: 'string', pattern: '^127\\.0\\.0\\.1:(\\$\\{\\w+:-\\d+\\}|\\d+):\\d+$' },
    },
    volumes: { type: 'array', items: { type: 'string', pattern: '^[\\w.-]+:/[\\w./-]+(:ro)?$' } },
    configs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['source', 'target'],
        additionalProperties: false,
        properties: { source: text, target: { type: 'string', pattern: '^/' } },
      },
    },
    depends_on: { type: 'object', additionalProperties: dependency },
    healthcheck,
  },
};

export const composeSchema = {
  type: 'object',
  required: ['services'],
  additionalProperties: false,
  patternProperties: { '^x-': {} },
  properties: {
    name: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' },
    services: {
      type: 'object',
      additionalProperties: service,
      propertyNames: { pattern: '^[a-zA-Z0-9._-]+$' },
    },
    configs: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['content'],
        additionalProperties: false,
        properties: { content: text },
      },
    },
    volumes: { type: 'object', additionalProperties: { type: 'null' } },
  },
} as const;
