import type { Activity } from 'botbuilder-core';
import type { Logger } from 'pino';
import { rateLimit } from '../domain/rate-limit';
import type { Clock } from '../workflows/ports';
import { senderOf } from './activity';
import type { InvokeAnswer } from './teams-adapter';

/** Of what one user may do in a minute, so much may come at once. */
const AT_ONCE = 1 / 3;
/** No tenant takes what belongs to the others: as much as so many users who do all they may. */
const USERS_PER_TENANT = 10;

export interface AdmissionOptions {
  /** Absent: people of every tenant may use the bot. */
  readonly tenants: readonly string[] | undefined;
  /** What one user may send. */
  readonly activitiesPerMinute: number;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Refuses an authenticated activity before anything is read or stored for it. */
export type Admission = (activity: Activity) => InvokeAnswer | undefined;

export function createAdmission({ tenants, activitiesPerMinute: perMinute, clock, log }: AdmissionOptions): Admission {
  const known = tenants && new Set(tenants.map(tenant => tenant.toLowerCase()));
  const burst = Math.ceil(perMinute * AT_ONCE);
  const ofUser = rateLimit({ burst, perMinute });
  const ofTenant = rateLimit({ burst: burst * USERS_PER_TENANT, perMinute: perMinute * USERS_PER_TENANT });
  return activity => {
    const sender = senderOf(activity);
    if (known && !(sender && known.has(sender.tenantId.toLowerCase()))) {
      log.warn({ tenant: sender?.tenantId, type: activity.type }, 'refused: the tenant is not on the list');
      return { status: 403, body: { error: 'not for this tenant' } };
    }
    if (!sender) return undefined;
    const now = clock.now();
    const { tenantId, userId } = sender;
    const wait = ofUser(JSON.stringify([tenantId, userId]), now) ?? ofTenant(tenantId, now);
    if (wait === undefined) return undefined;
    log.warn({ tenant: tenantId, user: userId, type: activity.type }, 'refused: too many activities');
    return { status: 429, body: { error: 'too many activities' }, retryAfterSeconds: wait };
  };
}
