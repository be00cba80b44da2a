import { DAY } from '../../src/domain/ids';
import { INVITATION_LIFETIME } from '../../src/domain/invitation';
import { acceptInvitation, openInvitation } from '../../src/workflows/accept-invitation';
import { finishDraft } from '../../src/workflows/draft-invitation';
import { withdrawInvitation } from '../../src/workflows/invitations';
import { openPorts, partner, refusalOf, type TestPorts, tokenIn } from './ports';

const contoso = partner('contoso');
const fabrikam = partner('fabrikam', 'indirect-provider');
const northwind = {
  companyName: 'Northwind',
  domain: 'northwind.example',
  email: 'alex@northwind.example',
  displayName: 'Alex Doe',
  accept: 'true',
};

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

const accept = (link: string, answers: Readonly<Record<string, string>> = northwind) =>
  acceptInvitation(desk.ports, tokenIn(link), answers);

describe('the page behind an invitation', () => {
  it('opens without changing anything', async () => {
    const { link, invitation } = await desk.invite(contoso);
    const before = await desk.invitation(contoso, invitation.id);
    expect(await desk.costOf(() => openInvitation(desk.ports, tokenIn(link)))).toEqual(['read invitation 1']);
    expect(await openInvitation(desk.ports, tokenIn(link))).toEqual(before.body);
    expect(await desk.invitation(contoso, invitation.id)).toEqual(before);
  });

  it.each([
    ['cut', (link: string) => link.slice(0, -1)],
    ['of another invitation', (link: string) => link.replace('secret-', 'secret_')],
    [
      'of another tenant',
      (link: string) => link.replace(/i\/[^.]+/, `i/${Buffer.from('fabrikam').toString('base64url')}`),
    ],
  ])('refuses a link that is %s', async (_, broken) => {
    const { link } = await desk.invite(contoso);
    expect(await refusalOf(openInvitation(desk.ports, tokenIn(broken(link))))).toBe('link-invalid');
    expect(await refusalOf(accept(broken(link)))).toBe('link-invalid');
  });

  it('says what became of an invitation that is over', async () => {
    const { link, invitation } = await desk.invite(contoso);
    await withdrawInvitation(desk.ports, contoso, invitation.id);
    expect(await refusalOf(openInvitation(desk.ports, tokenIn(link)))).toBe('link-withdrawn');
    expect(await refusalOf(accept(link))).toBe('link-withdrawn');

    const { link: accepted } = await desk.invite(contoso);
    await accept(accepted);
    expect(await refusalOf(openInvitation(desk.ports, tokenIn(accepted)))).toBe('link-used');
    expect(await refusalOf(accept(accepted))).toBe('link-used');

    const { link: late } = await desk.invite(contoso);
    desk.wait(INVITATION_LIFETIME - 1);
    await openInvitation(desk.ports, tokenIn(late));
    desk.wait(1);
    expect(await refusalOf(openInvitation(desk.ports, tokenIn(late)))).toBe('link-expired');
    expect(await refusalOf(accept(late))).toBe('link-expired');
  });
});

describe('a customer who accepts', () => {
  it('commits one document, from which each partner gets its record and its people a notice', async () => {
    const { link, invitation } = await desk.invite(contoso, await desk.connect(contoso, fabrikam));
    await finishDraft(desk.ports, contoso, invitation.id, {
      link,
      edited: { recipient: 'Northwind', subject: 'Hello', text: link },
      activityId: 'card-1',
    });
    desk.wait(DAY);
    const commits = desk.commits();
    const cost = await desk.costOf(() => accept(link));
    expect(cost).toEqual(['read invitation 1', 'replace invitation 1']);
    expect(desk.commits()).toBe(commits + 1);

    const { body, effects } = await desk.invitation(contoso, invitation.id);
    const acceptance = {
      at: desk.now(),
      companyName: 'Northwind',
      domain: 'northwind.example',
      by: 'Alex Doe (alex@northwind.example)',
      customer: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/),
    };
    expect(body.status).toEqual({ state: 'accepted', acceptance });
    const customer = body.status.state === 'accepted' ? body.status.acceptance.customer : undefined;

    const common = { id: expect.any(String), due: desk.now(), attempts: 0 };
    // The reseller administers; its provider submits orders.
    const record = (tenant: string, other: string, delegatedAdminPrivileges: string) => ({
      ...common,
      type: 'mirror-customer',
      tenant,
      customer: {
        id: customer,
        companyName: 'Northwind',
        domain: 'northwind.example',
        administrator: 'Alex Doe (alex@northwind.example)',
        relationship: { state: 'active', since: desk.now(), invitation: invitation.id },
        delegatedAdminPrivileges,
        sharedWith: [other],
      },
    });
    const notice = (tenant: string, users: string[], together: string, delegatedAdminPrivileges: string) => ({
      ...common,
      type: 'notify',
      tenant,
      users,
      roles: ['admin-agent'],
      told: [],
      telling: [],
      notice: {
        kind: 'customer-accepted',
        invitation: invitation.id,
        recipient: 'Northwind',
        customer,
        companyName: 'Northwind',
        domain: 'northwind.example',
        acceptedBy: 'Alex Doe (alex@northwind.example)',
        delegatedAdminPrivileges,
        at: desk.now(),
        together,
      },
    });
    expect(effects).toEqual([
      record('contoso', 'fabrikam', 'granted'),
      notice('contoso', [contoso.userId], 'Fabrikam', 'granted'),
      record('fabrikam', 'contoso', 'none'),
      notice('fabrikam', [], 'Contoso', 'none'),
      {
        ...common,
        type: 'update-invitation-card',
        user: contoso.userId,
        activityId: 'card-1',
        invitation: invitation.id,
      },
    ]);
    expect(new Set(effects.map(({ id }) => id)).size).toBe(effects.length);
  });

  it('is shared with nobody when one partner asked alone', async () => {
    const { link, invitation } = await desk.invite(contoso);
    await accept(link);
    const { effects } = await desk.invitation(contoso, invitation.id);
    expect(effects).toMatchObject([{ type: 'mirror-customer', customer: { sharedWith: [] } }, { type: 'notify' }]);
    expect(effects[1]).not.toHaveProperty('notice.together');
  });

  it('has one id, whichever way it writes its domain and whomever it accepts', async () => {
    const ids = new Set<unknown>();
    for (const domain of ['northwind', 'NORTHWIND', 'northwind.onmicrosoft.com', ' Northwind.OnMicrosoft.com ']) {
      for (const by of [contoso, fabrikam]) {
        const { link } = await desk.invite(by);
        const { status } = await accept(link, { ...northwind, domain });
        if (status.state === 'accepted') ids.add(`${status.acceptance.domain} ${status.acceptance.customer}`);
      }
    }
    expect([...ids]).toEqual([expect.stringMatching(/^northwind\.onmicrosoft\.com [\da-f-]{36}$/)]);
  });

  it('has another id with another domain', async () => {
    const idOf = async (domain: string) => {
      const { status } = await accept((await desk.invite(contoso)).link, { ...northwind, domain });
      return status.state === 'accepted' && status.acceptance.customer;
    };
    expect(await idOf('northwind.example')).not.toBe(await idOf('northwind2.example'));
  });

  it('is named by the address alone without a name', async () => {
    const { status } = await accept((await desk.invite(contoso)).link, { ...northwind, displayName: ' ' });
    expect(status).toMatchObject({ acceptance: { by: 'alex@northwind.example' } });
  });

  it.each([
    [{ accept: '' }, { accept: { code: 'consent' } }],
    [{ accept: 'false' }, { accept: { code: 'consent' } }],
    [{ companyName: ' ' }, { companyName: { code: 'required' } }],
    [{ companyName: 'x'.repeat(101) }, { companyName: { code: 'too-long', max: 100 } }],
    [{ domain: '' }, { domain: { code: 'required' } }],
    [{ domain: 'northwind example' }, { domain: { code: 'domain' } }],
    [{ domain: 'https://northwind.example' }, { domain: { code: 'domain' } }],
    [{ domain: 'x'.repeat(64) }, { domain: { code: 'domain' } }],
    [{ email: 'alex' }, { email: { code: 'email' } }],
    [{ displayName: '😀'.repeat(51) }, { displayName: { code: 'too-long', max: 100 } }],
    [
      { companyName: '', domain: '', email: '', displayName: '', accept: '' },
      {
        companyName: { code: 'required' },
        domain: { code: 'required' },
        email: { code: 'required' },
        accept: { code: 'consent' },
      },
    ],
  ])('is refused with %j, and nothing happens', async (changes, problems) => {
    const { link, invitation } = await desk.invite(contoso);
    const before = await desk.invitation(contoso, invitation.id);
    expect(await refusalOf(accept(link, { ...northwind, ...changes }))).toEqual(problems);
    expect(await desk.invitation(contoso, invitation.id)).toEqual(before);
    expect(desk.commits()).toBe(0);
  });

  it('cannot accept the request of a partnership', async () => {
    const { link } = await desk.invite(fabrikam, { kind: 'partnership' });
    expect(await refusalOf(accept(link))).toBe('link-invalid');
  });

  it('can accept an invitation whose mail was never marked as sent, with any of its links', async () => {
    const { link } = await desk.invite(contoso);
    expect((await accept(link)).status.state).toBe('accepted');
  });
});

describe('two at once', () => {
  it('accept one invitation once', async () => {
    const { link, invitation } = await desk.invite(contoso);
    const names = ['Northwind', 'Wingtip', 'Tailspin', 'Proseware'];
    const outcomes = await Promise.allSettled(names.map(companyName => accept(link, { ...northwind, companyName })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'link-used' });
    }
    const { effects } = await desk.invitation(contoso, invitation.id);
    expect(effects.map(({ type }) => type)).toEqual(['mirror-customer', 'notify']);
    expect(desk.commits()).toBe(1);
  });

  it('accept and withdraw, and the withdrawal came first', async () => {
    const { link, invitation } = await desk.invite(contoso);
    desk.beforeNextWrites(async () => {
      await withdrawInvitation({ ...desk.ports, store: desk.plain }, contoso, invitation.id);
    });
    expect(await refusalOf(accept(link))).toBe('link-withdrawn');
    const { body, effects } = await desk.invitation(contoso, invitation.id);
    expect(body.status.state).toBe('withdrawn');
    expect(effects).toEqual([]);
  });
});
