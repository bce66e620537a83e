import { z } from 'zod';
import { issuer, linkKeys, token, url } from './setting-checks.ts';
import type { SettingEntry } from './setting-entry.ts';

/** Settings of how people, and customers by their links, get in. */
export const signInSettings = {
  linkKeys: {
    name: 'DUELINE_LINK_KEY',
    check: linkKeys,
    purpose:
      'Key that signs the links by which customers follow their orders; to change it, set the new one, a comma and the old one. Made by the embedded start when absent; without one there are no such links.',
    example: 'the output of "openssl rand -hex 24"',
  },
  sampleSignIn: {
    name: 'DUELINE_SAMPLE_SIGN_IN',
    check: z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true'),
    purpose:
      "Lists the sample company's people on the sign-in page; the embedded start does so, and gives them a password, unless this is false.",
    example: 'false',
  },
  oidcIssuer: {
    name: 'DUELINE_OIDC_ISSUER',
    check: issuer,
    purpose:
      'OpenID Connect provider by which people sign in; needs the client id too. Its redirect address is the public URL and /v1/sign-in/oidc/callback.',
    example: 'https://login.example.com/realms/company',
  },
  oidcClientId: {
    name: 'DUELINE_OIDC_CLIENT_ID',
    check: token('the id that the provider gave this product'),
    purpose: 'Client id of this product at that provider.',
    example: 'dueline',
  },
  oidcClientSecret: {
    name: 'DUELINE_OIDC_CLIENT_SECRET',
    check: token('the secret that the provider gave this product'),
    purpose: 'Client secret at that provider; absent for a public client.',
    example: 'the secret that the provider shows',
  },
  oidcTitle: {
    name: 'DUELINE_OIDC_TITLE',
    check: z.string().max(60, 'must have at most 60 characters'),
    fallback: 'OpenID Connect',
    purpose: 'What the sign-in page calls that provider.',
    example: 'Company account',
  },
  oidcPersonClaim: {
    name: 'DUELINE_OIDC_PERSON_CLAIM',
    check: z.string().regex(/^[A-Za-z0-9_:./-]{1,200}$/, 'must be the name of a claim'),
    fallback: 'email',
    purpose:
      "Claim that tells which person signs in: `email` is held against people's e-mail, any other against their id. A linked identity goes before it.",
    example: 'preferred_username',
  },
  wecomCorpId: {
    name: 'DUELINE_WECOM_CORP_ID',
    check: token('the id of the corporation (ww...)'),
    purpose: 'WeCom corporation whose members sign in; needs agent id and secret too.',
    example: 'ww1234567890abcdef',
  },
  wecomAgentId: {
    name: 'DUELINE_WECOM_AGENT_ID',
    check: z.string().regex(/^\d{1,12}$/, 'must be the number of the application'),
    purpose: 'The WeCom application of this product.',
    example: '1000002',
  },
  wecomSecret: {
    name: 'DUELINE_WECOM_SECRET',
    check: token('the secret of the application'),
    purpose: 'Secret of that application.',
    example: 'the secret that the WeCom console shows',
  },
  wecomBaseUrl: {
    name: 'DUELINE_WECOM_BASE_URL',
    check: url('https', 'http'),
    fallback: 'https://qyapi.weixin.qq.com',
    purpose: "WeCom's interface; another one for a WeCom inside the own network, and for tests.",
    example: 'https://qyapi.weixin.qq.com',
  },
} as const satisfies Record<string, SettingEntry>;
