import type { Account, Submission } from '../../src/domain/enrollment';
import { instant, UserId } from '../../src/domain/ids';

/** Domain values that are right in every respect, to be changed where a test needs it. */

export const NOW = instant(new Date('2026-03-02T10:00:00.000Z'));

export const accountBy: Account['by'] = { userId: UserId.parse('robin'), name: 'Robin Counts', language: 'en' };

export const answers: Readonly<Record<string, string>> = {
  companyName: 'Contoso',
  addressLine1: '1 Microsoft Way',
  addressLine2: '',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  country: 'US',
  firstName: 'Robin',
  lastName: 'Counts',
  email: 'robin@contoso.com',
  phoneNumber: '425-555-0100',
  supportEmail: 'support@contoso.com',
  supportTelephone: '425-555-0101',
  supportWebsite: 'https://contoso.com',
};

export const submission = (changes: Partial<Submission> = {}): Submission => ({
  partnerKind: 'indirect-reseller',
  mpnId: '1234567',
  legal: {
    companyName: 'Contoso',
    addressLine1: '1 Microsoft Way',
    addressLine2: '',
    city: 'Redmond',
    state: 'WA',
    postalCode: '98052',
    country: 'US',
  },
  contact: { firstName: 'Robin', lastName: 'Counts', email: 'robin@contoso.com', phoneNumber: '425-555-0100' },
  support: {
    supportEmail: 'support@contoso.com',
    supportTelephone: '425-555-0101',
    supportWebsite: 'https://contoso.com',
  },
  ...changes,
});
