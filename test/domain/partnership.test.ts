import fc from 'fast-check';
import { DAY, type Instant, instant, later, TenantId } from '../../src/domain/ids';
import {
  ended,
  merged,
  Partnership,
  requireActive,
  requireShown,
  seenByPartner,
  withoutAccess,
} from '../../src/domain/partnership';

const START = new Date('2026-03-02T10:00:00.000Z');
const SINCE = instant(START);
const LATER = later(START, DAY);

const partnership: Partnership = {
  partner: TenantId.parse('fabrikam'),
  partnerRole: 'provider',
  companyName: 'Fabrikam',
  mpnId: '1234567',
  country: 'DE',
  providerAccess: 'granted',
  since: SINCE,
};
const over = ended(partnership, LATER);

describe('a partnership', () => {
  it('goes on without administrator access', () => {
    const after = withoutAccess(partnership);
    expect(after).toEqual({ ...partnership, providerAccess: 'removed' });
    expect(withoutAccess(after)).toBe(after);
    expect(requireActive(after)).toBe(after);
  });

  it('ends together with the administrator access', () => {
    expect(over).toEqual({ ...partnership, providerAccess: 'removed', endedAt: LATER });
    expect(() => requireActive(over)).toThrow('not-found');
    expect(() => requireActive(undefined)).toThrow('not-found');
  });

  it('is the one that a card has shown, and not a later one', () => {
    expect(requireShown(partnership, SINCE)).toBe(partnership);
    expect(() => requireShown({ ...partnership, since: LATER }, SINCE)).toThrow('changed-meanwhile');
    expect(() => requireShown(over, SINCE)).toThrow('not-found');
  });

  it('is the same for the partner, seen from the other side', () => {
    const own = { tenantId: TenantId.parse('contoso'), companyName: 'Contoso', mpnId: '7654321', country: 'AT' };
    const theirs = seenByPartner(over, own);
    expect(theirs).toEqual({
      partner: 'contoso',
      partnerRole: 'reseller',
      companyName: 'Contoso',
      mpnId: '7654321',
      country: 'AT',
      providerAccess: 'removed',
      since: SINCE,
      endedAt: LATER,
    });
    const { companyName, mpnId, country } = partnership;
    expect(seenByPartner(theirs, { tenantId: partnership.partner, companyName, mpnId, country })).toEqual(over);
  });
});

describe('news of a partnership', () => {
  it('is the record when there was none', () => {
    expect(merged(undefined, partnership)).toBe(partnership);
  });

  it('of its beginning, when it comes late, changes nothing', () => {
    expect(merged(over, partnership)).toBe(over);
    expect(merged(withoutAccess(partnership), partnership)).toEqual(withoutAccess(partnership));
  });

  it('of a new beginning starts it again', () => {
    const anew = { ...partnership, since: LATER };
    expect(merged(over, anew)).toBe(anew);
    expect(merged(anew, over)).toBe(anew);
  });

  it('leads to the same record in whatever order and how often it comes', () => {
    const news = fc
      .record({ since: fc.constantFrom(0, 1, 2), isRemoved: fc.boolean(), endedAfter: fc.option(fc.nat({ max: 3 })) })
      .map(({ since, isRemoved, endedAfter }): Partnership => {
        const begun = { ...partnership, since: later(START, since * DAY) };
        const restricted = isRemoved ? withoutAccess(begun) : begun;
        return endedAfter === null ? restricted : ended(restricted, endOf(begun.since, endedAfter));
      });
    const all = fc
      .array(news, { minLength: 1, maxLength: 6 })
      .chain(list =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: 2 * list.length })),
      );
    fc.assert(
      fc.property(all, ([list, shuffled]) => {
        const record = (of: readonly Partnership[]) => of.reduce<Partnership | undefined>(merged, undefined);
        expect(record(shuffled)).toEqual(record(list));
        expect(Partnership.parse(record(list))).toEqual(record(list));
      }),
    );
  });
});

const endOf = (since: Instant, days: number): Instant => later(new Date(since), days * DAY + 1);
