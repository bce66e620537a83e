import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client';
import type { Attempt } from '../../db/sign-in/attempts.ts';
import type { ApiSettings } from '../deps.ts';
import { ProblemError } from '../problems/problem.ts';
import type { Vouched } from './outside-sign-in.ts';

/** What an attempt needs to be held to on its return. */
export type OidcSecrets = { verifier: string; nonce: string };

/** A provider of OpenID Connect: authorization code with PKCE, state and nonce; the ID token's signature is checked. */
export interface OidcProvider {
  newSecrets(): OidcSecrets;
  /** Where the browser is sent. Throws `provider-away` when the provider cannot be asked. */
  signInUrl(state: string, secrets: OidcSecrets): Promise<URL>;
  /** Whom the provider vouches for, from the address to which it led back. Throws `not-signed-in` or `provider-away`. */
  vouch(callback: URL, state: string, attempt: Attempt): Promise<Vouched>;
}

/** Seconds for one call to the provider. */
const timeout = 5;

/** The provider of the settings; undefined when there is none. Nothing is asked of it before it is needed. */
export function createOidcProvider(settings: ApiSettings): OidcProvider | undefined {
  const { oidcIssuer, oidcClientId, oidcClientSecret, oidcPersonClaim = 'email', publicUrl } = settings;
  if (oidcIssuer === undefined || oidcClientId === undefined) return undefined;
  const issuer = new URL(oidcIssuer);
  const redirect_uri = `${publicUrl}/v1/sign-in/oidc/callback`;
  let known: Promise<Configuration> | undefined;

  function discover(clientId: string): Promise<Configuration> {
    const auth = oidcClientSecret === undefined ? None() : ClientSecretBasic(oidcClientSecret);
    // The settings allow http:// on this machine alone.
    const plain = issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
    return discovery(issuer, clientId, undefined, auth, {
      timeout,
      execute: [enableNonRepudiationChecks, ...plain],
    });
  }

  /** A failure is not kept: the next sign-in asks again. */
  async function configuration(): Promise<Configuration> {
    known ??= discover(oidcClientId ?? '');
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw away(error);
    }
  }

  return {
    newSecrets: () => ({ verifier: randomPKCECodeVerifier(), nonce: randomNonce() }),
    async signInUrl(state, { verifier, nonce }) {
      return buildAuthorizationUrl(await configuration(), {
        redirect_uri,
        scope: 'openid profile email',
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
    },
    async vouch(callback, state, { verifier, nonce }) {
      if (verifier === null || nonce === null) throw new ProblemError('not-signed-in');
      const config = await configuration();
      try {
        const tokens = await authorizationCodeGrant(config, callback, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new ProblemError('not-signed-in');
        const hasClaim = claims[oidcPersonClaim] !== undefined;
        const said = hasClaim ? claims : await fetchUserInfo(config, tokens.access_token, claims.sub);
        return vouchedBy({ issuer: claims.iss, subject: claims.sub }, said, oidcPersonClaim);
      } catch (error) {
        throw refusedOrAway(error);
      }
    },
  };
}

/** An address that the provider itself calls unverified may be anybody's. */
function vouchedBy(identity: Vouched['identity'], said: Record<string, unknown>, claimName: string): Vouched {
  const value = said[claimName];
  if (typeof value !== 'string' || value === '') return { identity };
  if (claimName !== 'email') return { identity, claim: { kind: 'PERSON_ID', value } };
  return said['email_verified'] === false ? { identity } : { identity, claim: { kind: 'EMAIL', value } };
}

/** A provider that says no was there; what else goes wrong is either its absence or a token that does not fit. */
function refusedOrAway(error: unknown): unknown {
  if (error instanceof ProblemError) return error;
  const isRefusal = error instanceof AuthorizationResponseError || error instanceof ResponseBodyError;
  const isMisfit = error instanceof Error && error.name === 'ClientError' && !isTimeout(error);
  return isRefusal || isMisfit ? new ProblemError('not-signed-in', 'The provider says no') : away(error);
}

function isTimeout(error: Error): boolean {
  return Reflect.get(error, 'code') === 'OAUTH_TIMEOUT';
}

function away(error: unknown): ProblemError {
  const problem = new ProblemError('provider-away');
  problem.cause = error;
  return problem;
}
