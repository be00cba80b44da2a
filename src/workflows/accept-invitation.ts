import type { Customer } from '../domain/customer';
import { type Effect, effectOf, notifying } from '../domain/effect';
import { DeskError } from '../domain/errors';
import { type Answers, consent, domainName, email, filled, optional, required } from '../domain/form';
import { type CustomerId, type Instant, instant } from '../domain/ids';
import { accepted, type Invitation, requireOpen } from '../domain/invitation';
import { Invitations } from '../store/documents';
import { changeFound } from './commit';
import { customerIdOf } from './customer-id';
import { recording } from './history';
import { EXPIRY } from './invitation-expiry';
import { cardUpdates, invitationBehind, leadUpdates } from './invitations';
import type { Ports } from './ports';

/**
 * What the page behind a link shows. Opening it changes nothing: mail scanners open links.
 * @throws DeskError `link-invalid`, `link-used`, `link-withdrawn`, `link-expired`
 */
export async function openInvitation(ports: Ports, token: string): Promise<Invitation> {
  const { invitation } = await invitationBehind(ports, token);
  requireOpen(invitation, ports.clock.now());
  return invitation;
}

const acceptanceForm = {
  companyName: required(100),
  domain: required(253, (value, answers) => domainName(withSuffix(value), answers)),
  email: required(254, email),
  displayName: optional(100),
  accept: consent,
};

/** A bare prefix is the customer's onmicrosoft.com domain. */
const withSuffix = (domain: string): string => {
  const name = domain.toLowerCase();
  return name.includes('.') ? name : `${name}.onmicrosoft.com`;
};

/**
 * The customer's administrator accepts: one commit, and from it each partner's record of the customer, the notices
 * and the cards.
 * @throws InvalidInput by field, with `accept` for a missing tick; DeskError `link-…`
 */
export async function acceptInvitation(ports: Ports, token: string, answers: Answers): Promise<Invitation> {
  const { invitation, found } = await invitationBehind(ports, token);
  if (invitation.kind === 'partnership') throw new DeskError('link-invalid');
  requireOpen(invitation, ports.clock.now());
  const form = filled(acceptanceForm, answers);
  const domain = withSuffix(form.domain);
  const { body } = await changeFound(ports, Invitations, found, current => {
    const now = ports.clock.now();
    const acceptance = {
      at: instant(now),
      companyName: form.companyName,
      domain,
      by: form.displayName === '' ? form.email : `${form.displayName} (${form.email})`,
      customer: customerIdOf(domain),
    };
    const after = accepted(current, acceptance, now);
    return {
      body: after,
      effects: [
        ...customerRecords(ports, after, acceptance),
        ...cardUpdates(ports, after),
        ...leadUpdates(ports, after),
        historyOf(ports, after, acceptance),
      ],
      dropped: [EXPIRY],
    };
  });
  return body;
}

/** Each partner of the invitation has it in its own history, together with the other. */
const historyOf = (
  ports: Ports,
  { id, inviters, recipient }: Invitation,
  { by, customer, companyName }: { by: string; customer: CustomerId; companyName: string },
): Effect =>
  recording(
    ports,
    ...inviters.map(({ tenantId: tenant }) => {
      const other = inviters.find(({ tenantId }) => tenantId !== tenant);
      return {
        tenant,
        by: { kind: 'customer', name: by },
        action: 'invitation-accepted',
        about: {
          customer: { id: customer, name: companyName },
          invitation: { id, name: recipient },
          ...(other && { partner: { id: other.tenantId, name: other.companyName } }),
        },
      } as const;
    }),
  );

/** For each partner of the invitation its own record of the customer, and then a notice to its people. */
function customerRecords(
  ports: Ports,
  invitation: Invitation,
  by: { at: Instant; companyName: string; domain: string; by: string; customer: CustomerId },
): Effect[] {
  return invitation.inviters.flatMap(({ tenantId: tenant }, index) => {
    const others = invitation.inviters.filter(other => other.tenantId !== tenant);
    // Page "Connect with customers", step 4: the reseller administers, its provider submits orders.
    const delegatedAdminPrivileges = index === 0 ? 'granted' : 'none';
    const customer: Customer = {
      id: by.customer,
      companyName: by.companyName,
      domain: by.domain,
      administrator: by.by,
      relationship: { state: 'active', since: by.at, invitation: invitation.id },
      delegatedAdminPrivileges,
      sharedWith: others.map(other => other.tenantId),
    };
    const users = index === 0 ? [invitation.createdBy.userId] : [];
    return [
      effectOf(ports.ids.next(), by.at, { type: 'mirror-customer', tenant, customer }),
      notifying(
        ports.ids.next(),
        by.at,
        { tenant, users, roles: ['admin-agent'] },
        {
          kind: 'customer-accepted',
          invitation: invitation.id,
          recipient: invitation.recipient,
          customer: by.customer,
          companyName: by.companyName,
          domain: by.domain,
          acceptedBy: by.by,
          delegatedAdminPrivileges,
          at: by.at,
          ...(others[0] && { together: others[0].companyName }),
        },
      ),
    ];
  });
}
