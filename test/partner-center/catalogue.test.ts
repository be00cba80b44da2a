import { Offer } from '../../src/domain/offer';
import { type OpenedSandbox, openSandbox } from './opened';

describe('the catalogue', () => {
  let sandbox: OpenedSandbox;
  let offers: readonly Offer[];
  beforeEach(async () => {
    sandbox = await openSandbox();
    offers = await sandbox.partnerCenter.offers('US');
  });
  afterEach(() => sandbox.close());

  it('has at least twelve products, each offer of them once and fit for an order', () => {
    expect(new Set(offers.map(offer => offer.title)).size).toBeGreaterThanOrEqual(12);
    expect(new Set(offers.map(offer => offer.catalogItemId)).size).toBe(offers.length);
    expect(new Set(offers.map(offer => `${offer.title} ${offer.termDuration}`)).size).toBe(offers.length);
    for (const offer of offers) {
      expect(Offer.parse(offer)).toEqual(offer);
      expect(offer.catalogItemId).toMatch(/^[A-Z0-9]{12}:[0-9]{4}:[A-Z0-9]{12}$/);
      expect(offer.minimumQuantity).toBeGreaterThanOrEqual(1);
      expect(offer.maximumQuantity).toBeGreaterThanOrEqual(offer.minimumQuantity);
    }
  });

  it.each([
    ['Microsoft 365 Business Basic', 'CFQ7TTC0LH18:0001'],
    ['Microsoft 365 Business Standard', 'CFQ7TTC0LDPB:0001'],
    ['Microsoft 365 Business Premium', 'CFQ7TTC0LCHC:0002'],
  ])('ends %s at 300 licenses', (title, sku) => {
    const found = offers.filter(offer => offer.title === title);
    expect(found.map(offer => offer.termDuration)).toEqual(['P1Y', 'P1M']);
    expect(found.every(offer => offer.maximumQuantity === 300 && offer.catalogItemId.startsWith(sku))).toBe(true);
  });

  it('bills a month at a time what binds for a month, and the rest by the year', () => {
    for (const { termDuration, billingCycle } of offers) {
      expect(billingCycle).toBe(termDuration === 'P1M' ? 'monthly' : 'annual');
    }
    expect(new Set(offers.map(offer => offer.termDuration))).toEqual(new Set(['P1M', 'P1Y', 'P3Y']));
  });

  it('asks for more than one license where Microsoft does', () => {
    expect(offers.find(offer => offer.title === 'Dynamics 365 Finance')?.minimumQuantity).toBe(20);
  });

  it('has two Azure plans, without a number of licenses', () => {
    const plans = offers.filter(offer => offer.kind === 'azure-plan');
    expect(plans.map(plan => [plan.title, plan.catalogItemId.slice(0, 17)])).toEqual([
      ['Azure plan', 'DZH318Z0BPS6:0001'],
      ['Azure plan (DevTest)', 'DZH318Z0BPS6:0002'],
    ]);
    expect(plans.every(plan => plan.minimumQuantity === 1 && plan.maximumQuantity === 1)).toBe(true);
  });

  it('takes nothing of the store', async () => {
    expect(await sandbox.costOf(() => sandbox.partnerCenter.offers('DE'))).toEqual([]);
  });
});
