import { type Cloud, type CloudLimits, cloudOf } from './cloud';
import type { Account } from './enrollment';
import { DeskError } from './errors';
import type { TenantId, UserId } from './ids';
import type { Inviter } from './invitation';
import type { PartnerKind } from './partner';
import { type Role, requireRole } from './role';
import type { Language } from './user';

/** An enrolled partner, as others see it. */
export interface Partner extends Inviter {
  readonly kind: PartnerKind;
  /** Absent: the global cloud. */
  readonly cloud?: Cloud;
}

/** Who acts. Tenant and user come from the authenticated activity, never from a card. */
export interface Actor {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly locale: string;
  /** IANA, where their client says it. */
  readonly timeZone?: string | undefined;
  /** Whether their roles are those of their directory. Absent where nobody can sign in there. */
  readonly isSignedIn?: boolean | undefined;
  /** Their tenant's account, once it is active. */
  readonly partner: Partner | undefined;
}

/** The enrolled partner of a tenant, once its account is active. */
export function partnerOf(tenantId: TenantId, account: Account | undefined): Partner | undefined {
  if (account?.enrollment.state !== 'active') return undefined;
  const { legal, mpnId, partnerKind: kind } = account.enrollment.submission;
  const { cloud } = account;
  return { tenantId, kind, companyName: legal.companyName, mpnId, country: legal.country, ...(cloud && { cloud }) };
}

/** Why something does not exist in the cloud of the actor's tenant. */
const limitOf = ({ partner }: Actor, absentIn: CloudLimits = {}) => partner && absentIn[cloudOf(partner)];

/** What a command, a button or a workflow asks of who uses it. */
export interface Permission {
  /** Kinds of enrolled partner; absent: everybody, enrolled or not. */
  readonly partner?: readonly PartnerKind[];
  /** One of these; absent: any user. */
  readonly roles?: readonly Role[];
  /** National clouds that do not have it. */
  readonly absentIn?: CloudLimits;
}

/** What a task of enrolled partners asks. */
export type Task = Permission & Required<Pick<Permission, 'partner' | 'roles'>>;

/**
 * @returns the enrolled partner the actor works for
 * @throws DeskError `not-enrolled`, `not-in-this-cloud`, `wrong-partner-kind` or `role-missing`
 */
export function requirePartner(actor: Actor, permission: Task): Partner {
  const { partner } = actor;
  if (!partner) throw new DeskError('not-enrolled');
  const limit = limitOf(actor, permission.absentIn);
  if (limit) throw new DeskError('not-in-this-cloud', { limit });
  if (!permission.partner.includes(partner.kind))
    throw new DeskError('wrong-partner-kind', { kinds: permission.partner.join(',') });
  requireRole(actor, permission.roles);
  return partner;
}

/** Whether to offer something at all; the workflow checks again. */
export function isPermitted(actor: Actor, { partner, roles, absentIn }: Permission): boolean {
  if (partner && !(actor.partner && partner.includes(actor.partner.kind))) return false;
  if (limitOf(actor, absentIn)) return false;
  return !roles || roles.some(role => actor.roles.includes(role));
}
