import { Effect, effectOf, notifying } from '../../src/domain/effect';
import { TenantId, UserId } from '../../src/domain/ids';
import { NOW } from './samples';

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

  it.each<[string, unknown]>([
    ['without a type', { id: 'id', due: NOW, attempts: 0 }],
    ['of an unknown type', { type: 'send-fax', id: 'id', due: NOW, attempts: 0 }],
    ['without a moment', { type: 'review-enrollment', id: 'id', due: 'soon', attempts: 0 }],
  ])('is not read %s', (_, stored) => {
    expect(Effect.safeParse(stored).success).toBe(false);
  });
});
