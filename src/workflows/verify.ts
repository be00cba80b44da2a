import type { Actor } from '../domain/actor';
import { type CheckResult, checksOf, neededPartner } from '../domain/readiness';
import { Partnerships, Users } from '../store/documents';
import type { DocumentKind } from '../store/store';
import { accountOf } from './account';
import type { Ports } from './ports';

/** What is set up for the actor's organisation, and what is still missing. */
export async function verify(ports: Ports, actor: Actor): Promise<readonly CheckResult[]> {
  const isAny = async <Body>(kind: DocumentKind<Body>, tag: string) =>
    (await ports.store.list(kind, actor.tenantId, { tag, limit: 1 })).items.length > 0;
  const account = await accountOf(ports, actor.tenantId);
  const partner = neededPartner(account);
  return checksOf(account, {
    adminAgent: await isAny(Users, 'admin-agent'),
    partner: partner !== undefined && (await isAny(Partnerships, partner)),
  });
}
