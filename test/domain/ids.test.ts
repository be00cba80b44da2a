import fc from 'fast-check';
import { DeskError } from '../../src/domain/errors';
import { DAY, Instant, InvitationId, idFrom, instant, later, MINUTE, TenantId } from '../../src/domain/ids';

describe('an instant', () => {
  it('is the moment in UTC with milliseconds', () => {
    expect(instant(new Date('2026-03-02T11:00:00+01:00'))).toBe('2026-03-02T10:00:00.000Z');
  });

  it.each(['2026-03-02', '2026-03-02T10:00:00Z', '2026-03-02T10:00:00.000+01:00', 'now', ''])('is not %j', text => {
    expect(Instant.safeParse(text).success).toBe(false);
  });

  it('sorts as text the way it sorts in time', () => {
    const moment = fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        expect(instant(one) < instant(other)).toBe(one.getTime() < other.getTime());
      }),
    );
  });

  it('lies as much later as it was said', () => {
    const from = new Date('2026-02-28T23:59:00.000Z');
    expect(later(from, MINUTE)).toBe('2026-03-01T00:00:00.000Z');
    expect(later(from, DAY)).toBe('2026-03-01T23:59:00.000Z');
    expect(later(from, 0)).toBe(instant(from));
  });
});

describe('an id', () => {
  it('is any text of up to 200 characters', () => {
    for (const id of ['430e9d22-aace-4085-a32d-aede1fe79122', 'x', '29:1-ü😀', 'x'.repeat(200)]) {
      expect(idFrom(TenantId, id)).toBe(id);
    }
  });

  it.each([undefined, null, '', 'x'.repeat(201), 7, {}, ['x'], 'x\u0000', '\ud800'])(
    'is "not found" when it came as %j',
    value => {
      expect(() => idFrom(InvitationId, value)).toThrow(new DeskError('not-found'));
    },
  );
});
