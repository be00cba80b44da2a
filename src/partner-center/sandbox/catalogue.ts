import type { Offer, TermDuration } from '../../domain/offer';
import type { Catalogue } from '../catalogue';

interface Sku {
  readonly title: string;
  /** `product:sku`, as in the price list. */
  readonly id: string;
  readonly minimumQuantity: number;
  readonly maximumQuantity: number;
  readonly terms: readonly TermDuration[];
}

/** Plans for small and medium-sized businesses end at 300 licenses. */
const business = (title: string, id: string): Sku => ({
  title,
  id,
  minimumQuantity: 1,
  maximumQuantity: 300,
  terms: ['P1Y', 'P1M'],
});

const enterprise = (title: string, id: string, terms: readonly TermDuration[] = ['P1Y'], minimumQuantity = 1): Sku => ({
  title,
  id,
  minimumQuantity,
  maximumQuantity: 100_000,
  terms,
});

const LICENSES: readonly Sku[] = [
  business('Microsoft 365 Business Basic', 'CFQ7TTC0LH18:0001'),
  business('Microsoft 365 Business Standard', 'CFQ7TTC0LDPB:0001'),
  business('Microsoft 365 Business Premium', 'CFQ7TTC0LCHC:0002'),
  business('Microsoft 365 Apps for business', 'CFQ7TTC0LH1G:0001'),
  enterprise('Microsoft 365 Apps for enterprise', 'CFQ7TTC0LGZT:0001'),
  enterprise('Microsoft 365 E3', 'CFQ7TTC0LFLX:0001', ['P1Y', 'P3Y']),
  enterprise('Microsoft 365 E5', 'CFQ7TTC0LFLZ:0002', ['P1Y', 'P3Y']),
  enterprise('Office 365 E1', 'CFQ7TTC0LF8Q:0001'),
  enterprise('Office 365 E3', 'CFQ7TTC0LF8R:0001'),
  enterprise('Office 365 E5', 'CFQ7TTC0LF8S:0002'),
  enterprise('Exchange Online (Plan 1)', 'CFQ7TTC0LH16:0001', ['P1Y', 'P1M']),
  enterprise('Power BI Pro', 'CFQ7TTC0LHSF:0001', ['P1Y', 'P1M']),
  enterprise('Visio Plan 2', 'CFQ7TTC0HD32:0002'),
  enterprise('Dynamics 365 Sales Enterprise', 'CFQ7TTC0LFF1:0001'),
  enterprise('Dynamics 365 Finance', 'CFQ7TTC0LHCJ:0001', ['P1Y'], 20),
];

/** Billed each month for what is used; there is one of a kind, without licenses. */
const AZURE_PLANS = [
  { title: 'Azure plan', id: 'DZH318Z0BPS6:0001' },
  { title: 'Azure plan (DevTest)', id: 'DZH318Z0BPS6:0002' },
] as const;

/** Real products, sold alike in every country; the availabilities behind them are the sandbox's own. */
const OFFERS: readonly Offer[] = [
  ...LICENSES.flatMap(({ title, id, minimumQuantity, maximumQuantity, terms }) =>
    terms.map(
      (termDuration): Offer => ({
        catalogItemId: availability(id, termDuration),
        title,
        kind: 'license',
        termDuration,
        billingCycle: termDuration === 'P1M' ? 'monthly' : 'annual',
        minimumQuantity,
        maximumQuantity,
      }),
    ),
  ),
  ...AZURE_PLANS.map(
    ({ title, id }): Offer => ({
      catalogItemId: availability(id, 'P1M'),
      title,
      kind: 'azure-plan',
      termDuration: 'P1M',
      billingCycle: 'monthly',
      minimumQuantity: 1,
      maximumQuantity: 1,
    }),
  ),
];

function availability(sku: string, term: TermDuration): string {
  return `${sku}:SANDBOX00${term}`;
}

export const createCatalogue = (): Catalogue => ({ offers: async () => OFFERS });
