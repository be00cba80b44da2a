import {
  Effect,
  effectOf,
  notifying,
  rearmed,
  STUCK_LIFETIME,
  type Stuck,
  setAside,
  stalledSince,
  tried,
} from '../../src/domain/effect';
import { later, TenantId, UserId } from '../../src/domain/ids';
import { NOW } from './samples';

const LATER = later(new Date(NOW), 60_000);

describe('an effect', () => {
  it('is to be done when due, and has not been tried', () => {
    expect(effectOf('id', NOW, { type: 'review-enrollment' })).toEqual({
      type: 'review-enrollment',
      id: 'id',
      due: NOW,
      attempts: 0,
    });
  });

  it('is told to those named and to those with a role, and nobody has been told', () => {
    const notice = { kind: 'enrollment-under-review', companyName: 'Contoso' } as const;
    const tenant = TenantId.parse('contoso');
    const robin = UserId.parse('robin');
    const effect = notifying('id', NOW, { tenant, users: [robin], roles: ['admin-agent'] }, notice);
    expect(effect).toMatchObject({
      type: 'notify',
      tenant,
      users: [robin],
      roles: ['admin-agent'],
      notice,
      told: [],
      telling: [],
    });
    expect(notifying('id', NOW, { tenant }, notice)).toMatchObject({ users: [], roles: [] });
    expect(Effect.parse(effect)).toEqual(effect);
  });

  it('has failed when it was tried in vain, until it goes on, is set aside or rearmed', () => {
    const once = { ...effectOf('id', NOW, { type: 'review-enrollment' }), attempts: 1 };
    const failed = tried(once, NOW);
    expect(failed).toEqual({ ...once, failingSince: NOW });
    expect(stalledSince(failed)).toBe(NOW);
    expect(tried({ ...failed, attempts: 2 }, LATER)).toMatchObject({ failingSince: NOW });
    expect(stalledSince(tried({ ...failed, attempts: 0 }, LATER))).toBeUndefined();
    const aside = setAside(failed, { state: 'ambiguous', since: LATER });
    expect(tried(aside, LATER)).not.toHaveProperty('failingSince');
    expect(stalledSince(aside)).toBe(LATER);
    expect(stalledSince(rearmed(aside, LATER))).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['without a type', { id: 'id', due: NOW, attempts: 0 }],
    ['of an unknown type', { type: 'send-fax', id: 'id', due: NOW, attempts: 0 }],
    ['without a moment', { type: 'review-enrollment', id: 'id', due: 'soon', attempts: 0 }],
  ])('is not read %s', (_, stored) => {
    expect(Effect.safeParse(stored).success).toBe(false);
  });

  describe.each<Stuck>([
    { state: 'ambiguous', since: NOW, statusCode: 502 },
    { state: 'ambiguous', since: NOW },
    { state: 'undeliverable', since: NOW, reason: 'blocked', statusCode: 403 },
  ])('that is set aside as $state', stuck => {
    const tried: Effect = { ...effectOf('id', NOW, { type: 'review-enrollment' }), attempts: 3, claimedBy: 'instance' };
    const aside = setAside(tried, stuck);

    it('is claimed by nobody, and due when it is given up', () => {
      expect(Effect.parse(aside)).toEqual({
        type: 'review-enrollment',
        id: 'id',
        due: later(new Date(NOW), STUCK_LIFETIME),
        attempts: 3,
        stuck,
      });
    });

    it('is as new once it is rearmed', () => {
      const moment = later(new Date(NOW), 1_000);
      expect(rearmed(aside, moment)).toEqual(effectOf('id', moment, { type: 'review-enrollment' }));
    });
  });
});
