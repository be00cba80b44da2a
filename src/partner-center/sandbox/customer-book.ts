import { createHash } from 'node:crypto';
import { DOMAIN_SUFFIX } from '../../domain/customer-profile';
import type { TenantId } from '../../domain/ids';
import { customerIdOf } from '../../workflows/customer-id';
import type { KnownCustomer } from '../customer-accounts';

/** Fictional companies; each partner deals with customers of its own. */
const COMPANIES = ['Alpine Ski House', 'Coho Winery', 'Lamna Healthcare'] as const;

const prefixOf = (companyName: string): string => companyName.toLowerCase().replaceAll(' ', '');

const DOMAINS = new RegExp(`^(${COMPANIES.map(prefixOf).join('|')})[0-9a-f]{6}\\${DOMAIN_SUFFIX}$`);

/** Customers from other portals of a partner whose legal name contains `Established`. */
export function existingBook(partner: TenantId, companyName: string): readonly KnownCustomer[] {
  if (!companyName.includes('Established')) return [];
  const ending = createHash('sha256').update(partner).digest('hex').slice(0, 6);
  return COMPANIES.map(name => {
    const domain = `${prefixOf(name)}${ending}${DOMAIN_SUFFIX}`;
    return { customer: customerIdOf(domain), companyName: name, domain, email: `admin@${domain}` };
  });
}

/** Whether the domain is one of a customer in somebody's book. */
export const isInBook = (domain: string): boolean => DOMAINS.test(domain);
