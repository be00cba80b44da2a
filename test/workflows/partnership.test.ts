import type { TenantId } from '../../src/domain/ids';
import { merged, type Partnership, seenByPartner } from '../../src/domain/partnership';
import { Customers, Partnerships } from '../../src/store/documents';
import { endPartnership, partnershipToEnd } from '../../src/workflows/end-partnership';
import { partnerDetails, partnerOf, partnersPage } from '../../src/workflows/partners';
import { recordPartnership } from '../../src/workflows/records';
import { partnershipWithAccess, removeProviderAccess } from '../../src/workflows/remove-provider-access';
import { existing, openPorts, partner, refusalOf, type TestPorts, withoutHistory } from './ports';

const alex = partner('contoso');
const megan = partner('fabrikam', 'indirect-provider');
const provider = megan.tenantId;
const reseller = alex.tenantId;

let desk: TestPorts;
let begun: Partnership;

beforeEach(async () => {
  desk = await openPorts();
  begun = {
    partner: provider,
    partnerRole: 'provider',
    companyName: 'Fabrikam',
    mpnId: '1234567',
    country: 'DE',
    providerAccess: 'granted',
    since: desk.now(),
  };
  if (!alex.partner) throw new Error('Contoso is no partner');
  await recordPartnership(desk.ports, reseller, begun);
  await recordPartnership(desk.ports, provider, seenByPartner(begun, alex.partner));
});
afterEach(async () => desk.close());

const record = async (of: TenantId, other: TenantId) =>
  withoutHistory(existing(await desk.plain.read(Partnerships, of, other)));
const end = (by = alex, other = provider) =>
  endPartnership(desk.ports, by, other, { since: begun.since, isConfirmed: true });

describe('the administrator access of a provider', () => {
  it('is removed in one commit, which leaves the other side’s record and a notice to the outbox', async () => {
    const cost = await desk.costOf(() => removeProviderAccess(desk.ports, alex, provider, begun.since));
    expect(cost).toEqual(['read partnership 1', 'replace partnership 1']);
    const { body, effects } = await record(reseller, provider);
    expect(body.providerAccess).toBe('removed');
    expect(effects).toMatchObject([
      { type: 'mirror-partnership', tenant: provider, partnership: { partner: reseller, providerAccess: 'removed' } },
      {
        type: 'notify',
        tenant: provider,
        roles: ['global-admin', 'admin-agent'],
        notice: { kind: 'provider-access-removed', companyName: 'Contoso' },
      },
    ]);
    expect(desk.commits()).toBe(1);
  });

  it('is removed once', async () => {
    await removeProviderAccess(desk.ports, alex, provider, begun.since);
    const cost = await desk.costOf(() => removeProviderAccess(desk.ports, alex, provider, begun.since));
    expect(cost).toEqual(['read partnership 1']);
  });

  it('of a later partnership is not removed by an old card', async () => {
    desk.wait(1_000);
    await recordPartnership(desk.ports, reseller, { ...begun, since: desk.now() });
    expect(await refusalOf(removeProviderAccess(desk.ports, alex, provider, begun.since))).toBe('changed-meanwhile');
  });

  it.each([
    ['somebody without a role', partner('contoso', 'indirect-reseller', []), 'role-missing'],
    ['an admin agent', partner('contoso', 'indirect-reseller', ['admin-agent']), 'role-missing'],
    ['the provider', megan, 'wrong-partner-kind'],
    ['another reseller', partner('wingtip'), 'not-found'],
  ])('is not removed by %s', async (_who, by, code) => {
    expect(await refusalOf(removeProviderAccess(desk.ports, by, provider, begun.since))).toBe(code);
    expect(await refusalOf(partnershipWithAccess(desk.ports, by, provider))).toBe(code);
  });
});

describe('a partnership', () => {
  it.each([
    ['reseller', alex, provider],
    ['provider', megan, reseller],
  ] as const)('is ended by the %s in one commit, and both sides are told', async (_side, by, other) => {
    expect(await desk.costOf(() => end(by, other))).toEqual(['read partnership 1', 'replace partnership 1']);
    const { body, effects } = await record(by.tenantId, other);
    expect(body).toMatchObject({ endedAt: desk.now(), providerAccess: 'removed' });
    const told = { type: 'notify', roles: ['global-admin', 'admin-agent'] };
    expect(effects).toMatchObject([
      { type: 'mirror-partnership', tenant: other, partnership: { partner: by.tenantId, endedAt: desk.now() } },
      { ...told, tenant: other, told: [] },
      { ...told, tenant: by.tenantId, told: [by.userId] },
    ]);
  });

  it('that has ended is on no list and opens nowhere', async () => {
    await end();
    expect((await partnersPage(desk.ports, alex, { role: 'provider' })).items).toEqual([]);
    for (const look of [partnerOf, partnerDetails, partnershipToEnd, partnershipWithAccess]) {
      expect(await refusalOf(look(desk.ports, alex, provider))).toBe('not-found');
    }
    expect(await refusalOf(end())).toBe('not-found');
    const invite = desk.invite(alex, { kind: 'reseller-and-provider', provider });
    expect(await refusalOf(invite)).toBe('not-found');
  });

  it('that has ended does not come back with news that are late', async () => {
    await end();
    await recordPartnership(desk.ports, reseller, begun);
    expect((await record(reseller, provider)).body.endedAt).toBe(desk.now());
    const before = (await record(reseller, provider)).effects;
    desk.wait(1_000);
    const anew = { ...begun, since: desk.now() };
    await recordPartnership(desk.ports, reseller, anew);
    expect(await record(reseller, provider)).toMatchObject({ body: anew, effects: before });
  });

  it('ended by both at once has ended for both in the same way', async () => {
    await end(alex, provider);
    desk.wait(1_000);
    await end(megan, reseller);
    const [ours, theirs] = [await record(reseller, provider), await record(provider, reseller)];
    const sent = (of: typeof ours) =>
      of.effects.flatMap(effect => (effect.type === 'mirror-partnership' ? [effect.partnership] : []))[0];
    expect(merged(ours.body, existing(sent(theirs)))).toEqual(ours.body);
    expect(merged(theirs.body, existing(sent(ours))).endedAt).toBe(ours.body.endedAt);
  });

  it('is ended only when its notice was confirmed', async () => {
    const unconfirmed = endPartnership(desk.ports, alex, provider, { since: begun.since, isConfirmed: false });
    expect(await refusalOf(unconfirmed)).toEqual({ accept: { code: 'consent' } });
  });

  it.each([
    ['an admin agent', partner('contoso', 'indirect-reseller', ['admin-agent']), 'role-missing'],
    ['a direct partner', partner('contoso', 'direct-partner'), 'wrong-partner-kind'],
    ['another reseller', partner('wingtip'), 'not-found'],
  ])('is not ended by %s', async (_who, by, code) => {
    expect(await refusalOf(end(by, provider))).toBe(code);
    expect(await refusalOf(partnershipToEnd(desk.ports, by, provider))).toBe(code);
  });
});

describe('the details of a partner', () => {
  const shared = async (count: number) => {
    for (let number = 1; number <= count; number += 1) {
      const { body } = {
        body: {
          id: `customer-${number}`,
          companyName: `Customer ${number}`,
          domain: `customer${number}.example`,
          administrator: 'Anna',
          relationship: { state: 'active', since: desk.now(), invitation: 'invitation' },
          delegatedAdminPrivileges: 'granted',
          sharedWith: [provider],
        },
      };
      await desk.plain.create(Customers, { tenant: reseller, id: body.id, body: Customers.schema.parse(body) });
    }
  };

  it('say how many customers both have, up to a page', async () => {
    await shared(3);
    expect((await partnerDetails(desk.ports, alex, provider)).sharedCustomers).toEqual({ count: 3, areMore: false });
  });

  it('cost no more for a partner with many shared customers', async () => {
    await shared(101);
    const cost = await desk.costOf(async () => {
      const { sharedCustomers } = await partnerDetails(desk.ports, alex, provider);
      expect(sharedCustomers).toEqual({ count: 100, areMore: true });
    });
    expect(cost.sort()).toEqual(['list customer 100', 'read account 0', 'read partnership 1']);
  });
});
