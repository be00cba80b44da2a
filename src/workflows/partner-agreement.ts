import { type Actor, requirePartner } from '../domain/actor';
import { InvalidInput } from '../domain/errors';
import { instant } from '../domain/ids';
import type { PartnerAgreement } from '../domain/partner';
import { PERMISSIONS } from '../domain/permissions';
import { accountOf, changeAccount } from './account';
import { did, recording } from './history';
import type { Ports } from './ports';

/** @returns nothing until somebody has accepted. @throws DeskError `role-missing`, `not-enrolled` */
export async function partnerAgreement(ports: Ports, actor: Actor): Promise<PartnerAgreement | undefined> {
  requirePartner(actor, PERMISSIONS.acceptPartnerAgreement);
  return (await accountOf(ports, actor.tenantId))?.agreement;
}

/**
 * A global admin accepts the Microsoft Partner Agreement for the organisation; who did so first is kept.
 * @throws InvalidInput for a missing tick; DeskError `role-missing`, `not-enrolled`
 */
export async function acceptPartnerAgreement(ports: Ports, actor: Actor, consent: boolean): Promise<PartnerAgreement> {
  requirePartner(actor, PERMISSIONS.acceptPartnerAgreement);
  if (!consent) throw new InvalidInput({ accept: { code: 'consent' } });
  const agreement = { acceptedAt: instant(ports.clock.now()), acceptedBy: actor.name };
  const { body } = await changeAccount(ports, actor.tenantId, account =>
    account.agreement
      ? undefined
      : { body: { ...account, agreement }, effects: [recording(ports, did(actor, 'partner-agreement-accepted'))] },
  );
  return body.agreement ?? agreement;
}
