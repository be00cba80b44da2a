import { type Actor, isPermitted, type Partner, partnerOf, requirePartner, type Task } from '../../src/domain/actor';
import { type Account, activatedWithSupport, started } from '../../src/domain/enrollment';
import { DeskError } from '../../src/domain/errors';
import { TenantId, UserId } from '../../src/domain/ids';
import { PartnerKind } from '../../src/domain/partner';
import { Role } from '../../src/domain/role';
import { accountBy, NOW, submission } from './samples';

const TENANT = TenantId.parse('contoso');

const actor = (roles: readonly Role[], kind?: PartnerKind): Actor => ({
  tenantId: TENANT,
  userId: UserId.parse('robin'),
  name: 'Robin Counts',
  roles,
  language: 'en',
  locale: 'en-US',
  partner: kind && { tenantId: TENANT, companyName: 'Contoso', mpnId: '1234567', country: 'DE', kind },
});

const codeOf = (work: () => unknown): [string, Readonly<Record<string, string>>] | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof DeskError) return [error.code, error.values];
    throw error;
  }
};

describe('the partner of a tenant', () => {
  const draft = started(accountBy, 'indirect-provider');
  const active = activatedWithSupport(draft, submission({ partnerKind: 'direct-partner' }), NOW);

  it('is the enrolled one, as its submission names it', () => {
    const { mpnId, legal } = submission();
    const partner: Partner = {
      tenantId: TENANT,
      kind: 'direct-partner',
      companyName: legal.companyName,
      mpnId,
      country: legal.country,
    };
    expect(partnerOf(TENANT, active)).toEqual(partner);
  });

  it.each<[string, Account | undefined]>([
    ['without an account', undefined],
    ['with a draft', draft],
    [
      'that waits for the e-mail',
      {
        ...draft,
        enrollment: { state: 'awaiting-email-verification', submission: submission(), verificationLinks: [] },
      },
    ],
    ['under review', { ...draft, enrollment: { state: 'under-review', submission: submission(), since: NOW } }],
    [
      'that was rejected',
      { ...draft, enrollment: { state: 'rejected', submission: submission(), reason: 'x', since: NOW } },
    ],
  ])('is not there for one %s', (_, account) => {
    expect(partnerOf(TENANT, account)).toBeUndefined();
  });
});

describe('a permission', () => {
  const permission = {
    partner: ['indirect-reseller', 'direct-partner'],
    roles: ['global-admin', 'sales-agent'],
  } satisfies Task;

  it('lets the right role of the right kind of partner through', () => {
    const able = actor(['helpdesk-agent', 'sales-agent'], 'direct-partner');
    expect(requirePartner(able, permission)).toEqual(able.partner);
  });

  it.each<[string, Actor, [string, Readonly<Record<string, string>>]]>([
    ['not-enrolled before all else', actor(['global-admin']), ['not-enrolled', {}]],
    [
      'the kinds it is for',
      actor(['global-admin'], 'indirect-provider'),
      ['wrong-partner-kind', { kinds: 'indirect-reseller,direct-partner' }],
    ],
    [
      'the roles that may',
      actor(['billing-admin'], 'direct-partner'),
      ['role-missing', { roles: 'global-admin,sales-agent' }],
    ],
    [
      'the roles that may to somebody without any',
      actor([], 'direct-partner'),
      ['role-missing', { roles: 'global-admin,sales-agent' }],
    ],
  ])('names %s', (_, by, refusal) => {
    expect(codeOf(() => requirePartner(by, permission))).toEqual(refusal);
  });

  it('offers exactly what it lets through', () => {
    for (const kind of [undefined, ...PartnerKind.options]) {
      for (const role of Role.options) {
        const by = actor([role], kind);
        expect(isPermitted(by, permission)).toBe(codeOf(() => requirePartner(by, permission)) === undefined);
      }
    }
  });

  it('without conditions is for everybody', () => {
    expect(isPermitted(actor([]), {})).toBe(true);
  });

  it('with one condition asks for that one only', () => {
    expect(isPermitted(actor([], 'direct-partner'), { partner: permission.partner })).toBe(true);
    expect(isPermitted(actor([], 'indirect-provider'), { partner: permission.partner })).toBe(false);
    expect(isPermitted(actor(['sales-agent']), { roles: permission.roles })).toBe(true);
    expect(isPermitted(actor(['billing-admin']), { roles: permission.roles })).toBe(false);
  });
});
