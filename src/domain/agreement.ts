import { z } from 'zod';
import { InvalidInput } from './errors';
import { type Answers, type Check, email, filled, limitsOf, required } from './form';
import { Instant, instant, later, MINUTE } from './ids';

/** A customer's acceptance of the Microsoft Customer Agreement, by the names of `POST /v1/customers/{id}/agreements`. */
export const CustomerAgreement = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  dateAgreed: z.iso.date(),
  recordedBy: z.string(),
  recordedAt: Instant,
});
export type CustomerAgreement = z.infer<typeof CustomerAgreement>;

const day: Check = value => (z.iso.date().safeParse(value).success ? undefined : { code: 'date' });

const agreementForm = {
  firstName: required(50),
  lastName: required(50),
  email: required(254, email),
  dateAgreed: required(10, day),
} as const;

export const AGREEMENT_LIMITS = limitsOf(agreementForm);

/** The day begins first at UTC+14: nobody's today is in the future. */
const EARLIEST_DAY = 14 * 60 * MINUTE;

/** @throws InvalidInput by field: the date is not in the future */
export function agreementOf(answers: Answers, recordedBy: string, now: Date): CustomerAgreement {
  const accepted = filled(agreementForm, answers);
  if (accepted.dateAgreed > later(now, EARLIEST_DAY).slice(0, 'yyyy-mm-dd'.length)) {
    throw new InvalidInput({ dateAgreed: { code: 'date-in-future' } });
  }
  return { ...accepted, recordedBy, recordedAt: instant(now) };
}

export const acceptedBy = ({ firstName, lastName, email: address }: CustomerAgreement): string =>
  `${firstName} ${lastName} (${address})`;
