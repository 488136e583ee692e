import { importJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import type { InstanceKind } from '@rehearsal/contracts/instance/instance';
import { UnauthenticatedError } from './errors.js';

const ISSUER = 'rehearsal';
const AUDIENCE = 'rehearsal-gateway';
/** Who accepts the token of a test user: the coach's API. */
const COACH_AUDIENCE = 'rehearsal-coach';
const TYPE = 'at+jwt';
const INSTANCE_TYPE = 'instance+jwt';
const ALGORITHM = 'EdDSA';
export const ACCESS_TOKEN_SECONDS = 15 * 60;
export const INSTANCE_TOKEN_SECONDS = 60 * 60;

interface AccessClaims {
  userId: string;
  sessionId: string;
  /** ms since 1970 */
  expiresAt: number;
}

export interface AccessTokens {
  issue(claims: { userId: string; sessionId: string }): Promise<string>;
  /** Throws UnauthenticatedError for a token that is not ours, not for us, or over. */
  verify(token: string): Promise<AccessClaims>;
  /** A token that speaks as that instance's user at the coach's API; `sub` is the instance, `kind` its kind. */
  issueForInstance(instanceId: string, kind: InstanceKind): Promise<string>;
}

export async function accessTokens(privateKey: JWK): Promise<AccessTokens> {
  const { d: _secret, ...publicPart } = privateKey;
  const signing = await importJWK(privateKey, ALGORITHM);
  const verifying = await importJWK(publicPart, ALGORITHM);
  const sign = (typ: string, audience: string, subject: string, seconds: number, claims: Record<string, string>) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, typ })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime(`${seconds} s`)
      .sign(signing);

  return {
    issue: ({ userId, sessionId }) => sign(TYPE, AUDIENCE, userId, ACCESS_TOKEN_SECONDS, { sid: sessionId }),
    issueForInstance: (instanceId, kind) =>
      sign(INSTANCE_TYPE, COACH_AUDIENCE, instanceId, INSTANCE_TOKEN_SECONDS, { kind }),
    verify: async (token) => {
      try {
        const { payload } = await jwtVerify(token, verifying, {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          audience: AUDIENCE,
          typ: TYPE,
          requiredClaims: ['sub', 'sid', 'exp'],
        });
        return { userId: String(payload.sub), sessionId: String(payload.sid), expiresAt: Number(payload.exp) * 1000 };
      } catch {
        throw new UnauthenticatedError('The access token is not valid, or it has expired.');
      }
    },
  };
}
