import { InvitationId, TenantId } from '../../src/domain/ids';
import { INVITATION_LIFETIME } from '../../src/domain/invitation';
import {
  authorizeProvider,
  type PartnershipRequest,
  partnershipRequest,
  showPartnershipRequest,
  showTo,
} from '../../src/workflows/authorize-provider';
import { finishDraft } from '../../src/workflows/draft-invitation';
import { withdrawInvitation } from '../../src/workflows/invitations';
import { openPorts, partner, person, refusalOf, type TestPorts, tokenIn } from './ports';

const fabrikam = partner('fabrikam', 'indirect-provider');
const contoso = partner('contoso');
const stranger = partner('wingtip');

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

const asked = async () => {
  const { link, invitation } = await desk.invite(fabrikam, { kind: 'partnership' });
  const request: PartnershipRequest = { provider: fabrikam.tenantId, invitation: invitation.id };
  return { link, request };
};
const shown = async () => {
  const { link, request } = await asked();
  await showPartnershipRequest(desk.ports, contoso, tokenIn(link));
  return { link, request };
};
const stored = ({ invitation }: PartnershipRequest) => desk.invitation(fabrikam, invitation);

describe('the link of a partnership request', () => {
  it('shows it to the tenant from then on, once', async () => {
    const { link, request } = await asked();
    const show = () => showPartnershipRequest(desk.ports, contoso, tokenIn(link));
    expect(await desk.costOf(async () => expect(await show()).toEqual(request))).toEqual([
      'read invitation 1',
      'read invitation 1',
      'replace invitation 1',
    ]);
    expect((await stored(request)).body.shownTo).toEqual(['contoso']);
    expect(await desk.costOf(show)).toEqual(['read invitation 1', 'read invitation 1']);
    expect((await stored(request)).body.shownTo).toEqual(['contoso']);
    expect(await partnershipRequest(desk.ports, contoso, request)).toEqual((await stored(request)).body);
  });

  it('may be shown before the tenant is enrolled', async () => {
    const { link, request } = await asked();
    const robin = person('contoso');
    await showPartnershipRequest(desk.ports, robin, tokenIn(link));
    expect(await refusalOf(partnershipRequest(desk.ports, robin, request))).toBe('not-enrolled');
    expect((await partnershipRequest(desk.ports, contoso, request)).id).toBe(request.invitation);
  });

  it('is not for the tenant that asked', async () => {
    const { link } = await asked();
    expect(await refusalOf(showPartnershipRequest(desk.ports, fabrikam, tokenIn(link)))).toBe('own-invitation');
  });

  it('is no link of another invitation, and not a broken one', async () => {
    const { link } = await desk.invite(stranger);
    expect(await refusalOf(showPartnershipRequest(desk.ports, contoso, tokenIn(link)))).toBe('customer-link');
    const { link: right } = await asked();
    expect(await refusalOf(showPartnershipRequest(desk.ports, contoso, tokenIn(right).slice(1)))).toBe('link-invalid');
  });

  it('is worth nothing once the request is over', async () => {
    const { link, request } = await asked();
    desk.wait(INVITATION_LIFETIME);
    expect(await refusalOf(showPartnershipRequest(desk.ports, contoso, tokenIn(link)))).toBe('link-expired');
    await withdrawInvitation(desk.ports, fabrikam, request.invitation);
    expect(await refusalOf(showPartnershipRequest(desk.ports, contoso, tokenIn(link)))).toBe('link-withdrawn');
    expect((await stored(request)).body.shownTo).toEqual([]);
  });

  it('shows it to several tenants at once', async () => {
    const { request } = await asked();
    const tenants = ['a', 'b', 'c', 'd', 'e'].map(name => TenantId.parse(name));
    await Promise.all(tenants.map(tenant => showTo(desk.ports, request, tenant)));
    expect([...(await stored(request)).body.shownTo].sort()).toEqual(tenants);
  });
});

describe('a request', () => {
  it.each(['partnershipRequest', 'authorizeProvider'] as const)(
    'is "not found" by %s for a tenant it was not shown to',
    async name => {
      const { request } = await shown();
      const work = { partnershipRequest, authorizeProvider }[name];
      const before = await stored(request);
      expect(await refusalOf(work(desk.ports, stranger, request, true))).toBe('not-found');
      expect(await stored(request)).toEqual(before);
    },
  );

  it.each<[string, (request: PartnershipRequest) => PartnershipRequest]>([
    ['of a tenant that has none', request => ({ ...request, provider: TenantId.parse('contoso') })],
    ['that does not exist', request => ({ ...request, invitation: InvitationId.parse('x') })],
  ])('%s is "not found"', async (_, other) => {
    const { request } = await shown();
    expect(await refusalOf(partnershipRequest(desk.ports, contoso, other(request)))).toBe('not-found');
    expect(await refusalOf(authorizeProvider(desk.ports, contoso, other(request), true))).toBe('not-found');
  });

  it('is "not found" when it is another invitation of the same partner', async () => {
    const { invitation } = await desk.invite(fabrikam);
    const request = { provider: fabrikam.tenantId, invitation: invitation.id };
    await showTo(desk.ports, request, contoso.tenantId);
    expect(await refusalOf(authorizeProvider(desk.ports, contoso, request, true))).toBe('not-found');
  });

  it.each([
    ['not-enrolled', person('contoso', ['global-admin'])],
    ['wrong-partner-kind', partner('contoso', 'indirect-provider')],
    ['wrong-partner-kind', partner('contoso', 'direct-partner')],
    ['role-missing', partner('contoso', 'indirect-reseller', ['admin-agent', 'sales-agent'])],
  ])('is refused as %s', async (code, by) => {
    const { request } = await shown();
    expect(await refusalOf(partnershipRequest(desk.ports, by, request))).toBe(code);
    expect(await refusalOf(authorizeProvider(desk.ports, by, request, true))).toBe(code);
    expect((await stored(request)).body.status.state).toBe('draft');
  });
});

describe('a reseller that authorises its provider', () => {
  it('commits one document, from which each side gets its record and its people a notice', async () => {
    const { link, request } = await shown();
    await finishDraft(desk.ports, fabrikam, request.invitation, {
      link,
      edited: { recipient: 'Contoso', subject: 'Hello', text: link },
      activityId: 'card-1',
    });
    const commits = desk.commits();
    const cost = await desk.costOf(() => authorizeProvider(desk.ports, contoso, request, true));
    expect(cost).toEqual(['read invitation 1', 'replace invitation 1']);
    expect(desk.commits()).toBe(commits + 1);

    const { body, effects } = await stored(request);
    expect(body.status).toEqual({
      state: 'accepted',
      acceptance: { at: desk.now(), companyName: 'Contoso', domain: '', by: 'Robin Counts', partner: 'contoso' },
    });
    const common = { id: expect.any(String), due: desk.now(), attempts: 0 };
    const record = (tenant: string, partner: string, companyName: string, partnerRole: string) => ({
      ...common,
      type: 'mirror-partnership',
      tenant,
      partnership: {
        partner,
        partnerRole,
        companyName,
        mpnId: '1234567',
        country: 'DE',
        providerAccess: 'granted',
        since: desk.now(),
      },
    });
    const notice = (
      tenant: string,
      audience: { users: string[]; told: string[] },
      partner: string,
      companyName: string,
      role: string,
    ) => ({
      ...common,
      ...audience,
      type: 'notify',
      tenant,
      roles: ['admin-agent'],
      telling: [],
      notice: { kind: 'partnership-active', partner, companyName, role },
    });
    expect(effects).toEqual([
      record('contoso', 'fabrikam', 'Fabrikam', 'provider'),
      notice('contoso', { users: [], told: [contoso.userId] }, 'fabrikam', 'Fabrikam', 'provider'),
      record('fabrikam', 'contoso', 'Contoso', 'reseller'),
      notice('fabrikam', { users: [fabrikam.userId], told: [] }, 'contoso', 'Contoso', 'reseller'),
      {
        ...common,
        type: 'update-invitation-card',
        user: fabrikam.userId,
        activityId: 'card-1',
        invitation: request.invitation,
      },
    ]);
    expect(new Set(effects.map(({ id }) => id)).size).toBe(effects.length);
  });

  it('does nothing without the tick', async () => {
    const { request } = await shown();
    const before = await stored(request);
    expect(await refusalOf(authorizeProvider(desk.ports, contoso, request, false))).toEqual({
      accept: { code: 'consent' },
    });
    expect(await stored(request)).toEqual(before);
  });

  it('does it once, however often it is clicked', async () => {
    const { request } = await shown();
    const clicks = await Promise.allSettled(
      [1, 2, 3, 4].map(() => authorizeProvider(desk.ports, contoso, request, true)),
    );
    expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await stored(request)).effects).toHaveLength(4);
    expect(await refusalOf(authorizeProvider(desk.ports, contoso, request, true))).toBe('link-used');
  });

  it('is the only one of two resellers that were both shown the request', async () => {
    const { request } = await shown();
    await showTo(desk.ports, request, stranger.tenantId);
    const answers = await Promise.allSettled(
      [contoso, stranger].map(by => authorizeProvider(desk.ports, by, request, true)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await stored(request)).effects).toHaveLength(4);
  });

  it('comes too late once the request was withdrawn', async () => {
    const { request } = await shown();
    desk.beforeNextWrites(async () => {
      await withdrawInvitation({ ...desk.ports, store: desk.plain }, fabrikam, request.invitation);
    });
    expect(await refusalOf(authorizeProvider(desk.ports, contoso, request, true))).toBe('link-withdrawn');
    expect((await stored(request)).effects).toEqual([]);
  });

  it('comes too late once the request has expired', async () => {
    const { request } = await shown();
    desk.wait(INVITATION_LIFETIME);
    expect(await refusalOf(authorizeProvider(desk.ports, contoso, request, true))).toBe('link-expired');
  });
});
