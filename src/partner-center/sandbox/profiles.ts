import { createHash } from 'node:crypto';
import type { TenantId } from '../../domain/ids';
import type { OrganizationProfile } from '../../domain/partner';

/** Fictional companies; each tenant is always given the same one. */
const COMPANIES = [
  'Contoso',
  'Fabrikam',
  'Adventure Works',
  'Wide World Importers',
  'Tailspin Toys',
  'Proseware',
] as const;

interface Place {
  readonly addressLine1: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly phoneNumber: string;
}

const PLACES: Readonly<Record<string, Place>> = {
  US: {
    addressLine1: '1 Microsoft Way',
    city: 'Redmond',
    state: 'WA',
    postalCode: '98052',
    phoneNumber: '425-555-0100',
  },
  DE: {
    addressLine1: 'Walter-Gropius-Straße 5',
    city: 'München',
    state: '',
    postalCode: '80807',
    phoneNumber: '+49 89 5550100',
  },
  GB: {
    addressLine1: '1 Thames Valley Park Drive',
    city: 'Reading',
    state: '',
    postalCode: 'RG6 1WG',
    phoneNumber: '+44 118 496 0100',
  },
  PT: {
    addressLine1: 'Rua do Fogo de Santelmo 2',
    city: 'Lisboa',
    state: '',
    postalCode: '1990-110',
    phoneNumber: '+351 21 555 0100',
  },
  CN: {
    addressLine1: '5 Danling Street',
    city: 'Beijing',
    state: 'BJ',
    postalCode: '100080',
    phoneNumber: '+86 10 5550 0100',
  },
};
const ELSEWHERE: Place = {
  addressLine1: '1 Main Street',
  city: 'Springfield',
  state: '',
  postalCode: '10000',
  phoneNumber: '+1 425 555 0100',
};

export function enrolledProfile(tenant: TenantId, country: string): OrganizationProfile {
  return profile(tenant, country, 0, true);
}

/** One to choose, one that is inactive, and one in another country. */
export function membershipProfiles(tenant: TenantId, country: string): OrganizationProfile[] {
  return [
    profile(tenant, country, 0, true),
    profile(tenant, country, 1, false),
    profile(tenant, country === 'GB' ? 'US' : 'GB', 2, true),
  ];
}

/** An account whose organisation has given up its membership: nothing to choose. */
export const oldProfiles = (tenant: TenantId, country: string): OrganizationProfile[] => [
  profile(tenant, country, 3, false),
];

function profile(tenant: TenantId, country: string, index: number, active: boolean): OrganizationProfile {
  const seed = createHash('sha256').update(tenant).digest();
  const company = COMPANIES[seed.readUInt32BE(0) % COMPANIES.length] ?? COMPANIES[0];
  const { phoneNumber, ...place } = PLACES[country] ?? ELSEWHERE;
  const domain = `${company.toLowerCase().replaceAll(' ', '')}.example`;
  return {
    mpnId: String(1_000_000 + ((seed.readUInt32BE(4) + index * 1_111) % 8_999_999)),
    active,
    legal: { companyName: company, addressLine2: '', country, ...place },
    contact: { firstName: 'Robin', lastName: 'Counts', email: `robin.counts@${domain}`, phoneNumber },
    support: { supportEmail: `support@${domain}`, supportTelephone: phoneNumber, supportWebsite: `https://${domain}` },
  };
}
