import { type Actor, requirePartner } from '../domain/actor';
import { agreementOf } from '../domain/agreement';
import { type Customer, requireActive } from '../domain/customer';
import type { Answers } from '../domain/form';
import type { CustomerId } from '../domain/ids';
import { PERMISSIONS } from '../domain/permissions';
import { Customers } from '../store/documents';
import { change } from './commit';
import { aboutCustomer, did, recording } from './history';
import type { Ports } from './ports';

/**
 * Records who accepted the Microsoft Customer Agreement for a customer, and when; what was recorded first is kept.
 * @throws InvalidInput by field; DeskError `not-enrolled`, `wrong-partner-kind`, `role-missing`, `not-in-this-cloud`,
 * `not-found`, `relationship-missing`
 */
export async function recordAgreement(
  ports: Ports,
  actor: Actor,
  customer: CustomerId,
  answers: Answers,
): Promise<Customer> {
  requirePartner(actor, PERMISSIONS.recordAgreement);
  const agreement = agreementOf(answers, actor.name, ports.clock.now());
  const { body } = await change(ports, Customers, actor.tenantId, customer, known =>
    requireActive(known).agreement
      ? undefined
      : {
          body: { ...known, agreement },
          effects: [recording(ports, did(actor, 'agreement-recorded', aboutCustomer(known)))],
        },
  );
  return body;
}
