import { InvitationId, TenantId } from '../../src/domain/ids';
import { INVITATION_LIFETIME, type Invitation, sent } from '../../src/domain/invitation';
import { Invitations } from '../../src/store/documents';
import { acceptInvitation } from '../../src/workflows/accept-invitation';
import {
  type DraftAnswer,
  discardDraft,
  draftInvitation,
  finishDraft,
  type InvitationRequest,
  reopenDraft,
  saveDraft,
} from '../../src/workflows/draft-invitation';
import { withdrawInvitation } from '../../src/workflows/invitations';
import { listOrganization } from '../../src/workflows/records';
import { nobodysInvitation, openPorts, partner, person, refusalOf, type TestPorts, tokenIn } from './ports';

const contoso = partner('contoso');
const fabrikam = partner('fabrikam', 'indirect-provider');
const northwind = {
  companyName: 'Northwind',
  domain: 'northwind.example',
  email: 'alex@northwind.example',
  accept: 'true',
};

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

const answer = (link: string, changes: Partial<DraftAnswer> = {}): DraftAnswer => ({
  link,
  edited: { recipient: 'Northwind', subject: 'Hello', text: `Please open ${link}` },
  activityId: 'card-1',
  ...changes,
});
const change = async (id: InvitationId, changed: (invitation: Invitation) => Invitation, by = contoso) => {
  const found = await desk.invitation(by, id);
  await desk.plain.replace(Invitations, { ...found, body: changed(found.body) });
};

describe('a draft', () => {
  it('is one new document, which knows its link by its hash only', async () => {
    let compose: unknown;
    let open: Awaited<ReturnType<typeof draftInvitation>> | undefined;
    const cost = await desk.costOf(async () => {
      open = await draftInvitation(desk.ports, contoso, { kind: 'reseller-relationship' }, inviters => {
        compose = inviters;
        return { subject: 'Our invitation', text: 'Please open {link}' };
      });
    });
    expect(cost).toEqual(['create invitation 1']);
    const contosoAsInviter = { tenantId: 'contoso', companyName: 'Contoso', mpnId: '1234567', country: 'DE' };
    expect(compose).toEqual([contosoAsInviter]);
    expect(open?.invitation).toEqual({
      id: expect.any(String),
      kind: 'reseller-relationship',
      inviters: [contosoAsInviter],
      createdBy: { userId: contoso.userId, name: 'Robin Counts' },
      createdAt: '2026-03-02T10:00:00.000Z',
      expiresAt: '2026-04-01T10:00:00.000Z',
      linkHashes: [expect.stringMatching(/^[\w-]{43}$/)],
      recipient: '',
      subject: 'Our invitation',
      text: 'Please open {link}',
      cards: [],
      shownTo: [],
      isUnsaved: true,
      status: { state: 'draft' },
    });
    expect(open?.link).toMatch(/^https:\/\/desk\.example\/i\/[\w-]+\.[\w-]+\.[\w-]+$/);
    const stored = await desk.invitation(contoso, open?.invitation.id ?? nobodysInvitation);
    expect(stored).toMatchObject({ body: open?.invitation, effects: [] });
    expect(JSON.stringify(stored)).not.toContain(tokenIn(open?.link ?? ''));
    expect(JSON.stringify(stored)).not.toContain('secret-');
  });

  it('names the provider as well when it asks for both', async () => {
    const request = await desk.connect(contoso, fabrikam);
    const cost = await desk.costOf(() => desk.invite(contoso, request));
    expect(cost).toEqual(['read partnership 1', 'create invitation 1']);
    const { invitation } = await desk.invite(contoso, request);
    expect(invitation.inviters.map(({ companyName }) => companyName)).toEqual(['Contoso', 'Fabrikam']);
  });

  const both: InvitationRequest = { kind: 'reseller-and-provider', provider: fabrikam.tenantId };

  it('needs a partnership with that provider', async () => {
    expect(await refusalOf(desk.invite(contoso, both))).toBe('not-found');
    // For Fabrikam, Contoso is a reseller and no provider.
    await desk.connect(fabrikam, contoso);
    const swapped: InvitationRequest = { kind: 'reseller-and-provider', provider: contoso.tenantId };
    expect(await refusalOf(desk.invite(partner('wingtip'), swapped))).toBe('not-found');
  });

  it.each([
    ['not-enrolled', person('contoso', ['global-admin']), { kind: 'reseller-relationship' }],
    ['role-missing', partner('contoso', 'indirect-reseller', ['helpdesk-agent']), { kind: 'reseller-relationship' }],
    ['role-missing', partner('fabrikam', 'indirect-provider', ['billing-admin']), { kind: 'partnership' }],
    ['wrong-partner-kind', contoso, { kind: 'partnership' }],
    ['wrong-partner-kind', fabrikam, both],
    ['wrong-partner-kind', partner('wingtip', 'direct-partner'), both],
  ] as const)('is refused as %s', async (code, by, request) => {
    expect(await desk.costOf(async () => expect(await refusalOf(desk.invite(by, request))).toBe(code))).toEqual([]);
  });
});

describe('what was edited', () => {
  it('is kept, and where its card stands', async () => {
    const { link, invitation } = await desk.invite(contoso);
    const cost = await desk.costOf(() => saveDraft(desk.ports, contoso, invitation.id, answer(link)));
    expect(cost).toEqual(['read invitation 1', 'replace invitation 1']);
    const { body, effects } = await desk.invitation(contoso, invitation.id);
    const { isUnsaved, ...before } = invitation;
    expect(isUnsaved).toBe(true);
    expect(body).toEqual({
      ...before,
      recipient: 'Northwind',
      subject: 'Hello',
      text: 'Please open {link}',
      cards: [{ user: contoso.userId, activityId: 'card-1' }],
    });
    expect(effects).toEqual([]);
    expect(desk.commits()).toBe(0);
  });

  it('remembers each card once', async () => {
    const { link, invitation } = await desk.invite(contoso);
    for (const activityId of ['card-1', 'card-1', 'card-2', undefined]) {
      await saveDraft(desk.ports, contoso, invitation.id, answer(link, { activityId }));
    }
    const { body } = await desk.invitation(contoso, invitation.id);
    expect(body.cards.map(({ activityId }) => activityId)).toEqual(['card-1', 'card-2']);
  });

  it('is left as it is by a card without inputs', async () => {
    const { link, invitation } = await desk.invite(contoso);
    await saveDraft(desk.ports, contoso, invitation.id, answer(link));
    const saved = await saveDraft(desk.ports, contoso, invitation.id, answer(link, { edited: undefined }));
    expect(saved.recipient).toBe('Northwind');
  });

  it.each<[string, (link: string) => DraftAnswer, unknown]>([
    [
      'without its link',
      link => answer(link, { edited: { recipient: 'x', subject: 'x', text: 'x' } }),
      'draft-without-link',
    ],
    [
      'with a changed link',
      link => answer(link, { edited: { recipient: 'x', subject: 'x', text: `${link}x` } }),
      'draft-without-link',
    ],
    [
      'with empty fields',
      link => answer(link, { edited: { recipient: '', subject: ' ', text: link } }),
      { recipient: { code: 'required' }, subject: { code: 'required' } },
    ],
    [
      'with 20,000 characters',
      link => answer(link, { edited: { recipient: 'x', subject: 'x', text: `${link} ${'x'.repeat(20_000)}` } }),
      { text: { code: 'too-long', max: 4_000 } },
    ],
    ['with the link of nobody', link => answer(link.slice(0, -1).concat('y')), 'link-invalid'],
    ['with no link at all', () => answer('', { edited: undefined }), 'link-invalid'],
  ])('is refused %s, and nothing is written', async (_, broken, refusal) => {
    const { link, invitation } = await desk.invite(contoso);
    const before = await desk.invitation(contoso, invitation.id);
    for (const keep of [saveDraft, finishDraft]) {
      expect(await refusalOf(keep(desk.ports, contoso, invitation.id, broken(link)))).toEqual(refusal);
    }
    expect(await desk.invitation(contoso, invitation.id)).toEqual(before);
  });

  it.each([
    ['not-found', fabrikam],
    ['role-missing', partner('contoso', 'indirect-reseller', ['helpdesk-agent'])],
    ['not-enrolled', person('contoso', ['global-admin'])],
  ])('is refused as %s to others', async (code, by) => {
    const { link, invitation } = await desk.invite(contoso);
    const before = await desk.invitation(contoso, invitation.id);
    for (const edited of [answer(link).edited, undefined]) {
      for (const keep of [saveDraft, finishDraft]) {
        expect(await refusalOf(keep(desk.ports, by, invitation.id, answer(link, { edited })))).toBe(code);
      }
    }
    expect(await refusalOf(discardDraft(desk.ports, by, invitation.id))).toBe(code);
    expect(await refusalOf(reopenDraft(desk.ports, by, invitation.id, link))).toBe(code);
    expect(await desk.invitation(contoso, invitation.id)).toEqual(before);
  });

  it('is refused once the invitation is over', async () => {
    const { link, invitation } = await desk.invite(contoso);
    await acceptInvitation(desk.ports, tokenIn(link), northwind);
    const before = await desk.invitation(contoso, invitation.id);
    for (const keep of [saveDraft, finishDraft]) {
      expect(await refusalOf(keep(desk.ports, contoso, invitation.id, answer(link)))).toBe('invitation-closed');
    }
    expect(await desk.invitation(contoso, invitation.id)).toEqual(before);
  });

  it('does not undo what happened in between', async () => {
    const { link, invitation } = await desk.invite(contoso);
    desk.beforeNextWrites(async () => {
      await acceptInvitation({ ...desk.ports, store: desk.plain }, tokenIn(link), northwind);
    });
    expect(await refusalOf(saveDraft(desk.ports, contoso, invitation.id, answer(link)))).toBe('invitation-closed');
    expect((await desk.invitation(contoso, invitation.id)).body.status.state).toBe('accepted');
  });
});

describe('done', () => {
  it('keeps what was edited and marks it as sent', async () => {
    const { link, invitation } = await desk.invite(contoso);
    const cost = await desk.costOf(() => finishDraft(desk.ports, contoso, invitation.id, answer(link)));
    expect(cost).toEqual(['read invitation 1', 'replace invitation 1']);
    const { body, effects } = await desk.invitation(contoso, invitation.id);
    expect(body).toMatchObject({ recipient: 'Northwind', status: { state: 'sent', sentAt: desk.now() } });
    expect(effects).toEqual([]);
  });

  it('is done once', async () => {
    const { link, invitation } = await desk.invite(contoso);
    const first = await finishDraft(desk.ports, contoso, invitation.id, answer(link));
    desk.wait(1_000);
    const second = await finishDraft(desk.ports, contoso, invitation.id, answer(link));
    expect(second.status).toEqual(first.status);
  });
});

describe('a partnership request to a reseller that is known', () => {
  const asked = async (recipient: string) => {
    const { link, invitation } = await desk.invite(fabrikam, { kind: 'partnership' });
    const finish = () =>
      finishDraft(
        desk.ports,
        fabrikam,
        invitation.id,
        answer(link, { edited: { recipient, subject: 'Hello', text: link } }),
      );
    return { finish, link, stored: () => desk.invitation(fabrikam, invitation.id), id: invitation.id };
  };

  beforeEach(() => listOrganization(desk.ports, contoso.tenantId, 'contoso.com', 'Contoso'));

  it('is shown to its global admins at once', async () => {
    const { finish, stored, id } = await asked(' Robin@Contoso.COM ');
    expect(await desk.costOf(finish)).toEqual(['read organization 1', 'read invitation 1', 'replace invitation 1']);
    const { body, effects } = await stored();
    expect(body).toMatchObject({ status: { state: 'sent' }, shownTo: ['contoso'] });
    expect(effects).toEqual([
      {
        type: 'notify',
        id: expect.any(String),
        due: desk.now(),
        attempts: 0,
        tenant: 'contoso',
        users: [],
        roles: ['global-admin'],
        notice: { kind: 'partnership-requested', provider: 'fabrikam', invitation: id, companyName: 'Fabrikam' },
        told: [],
        telling: [],
      },
    ]);
    expect(desk.commits()).toBe(1);
  });

  it('tells them once, however often it is done', async () => {
    const { finish, stored } = await asked('robin@contoso.com');
    await Promise.all([finish(), finish(), finish()]);
    await finish();
    const { body, effects } = await stored();
    expect(body.shownTo).toEqual(['contoso']);
    expect(effects).toHaveLength(1);
  });

  it('is shown when the text was saved before', async () => {
    const { link, stored, id } = await asked('x');
    const edited = { recipient: 'robin@contoso.com', subject: 'Hello', text: link };
    await saveDraft(desk.ports, fabrikam, id, answer(link, { edited }));
    await finishDraft(desk.ports, fabrikam, id, answer(link, { edited: undefined }));
    expect((await stored()).body.shownTo).toEqual(['contoso']);
  });

  it.each(['Contoso', 'robin@wingtip.example', 'robin@mail.contoso.com', 'robin@contoso.com, alex@contoso.com'])(
    'is shown to nobody for %j',
    async recipient => {
      const { finish, stored } = await asked(recipient);
      await finish();
      expect(await stored()).toMatchObject({ body: { shownTo: [], status: { state: 'sent' } }, effects: [] });
    },
  );

  it('is not shown to the tenant that asks', async () => {
    await listOrganization(desk.ports, fabrikam.tenantId, 'fabrikam.example', 'Fabrikam');
    const { finish, stored } = await asked('alex@fabrikam.example');
    await finish();
    expect(await stored()).toMatchObject({ body: { shownTo: [] }, effects: [] });
  });

  it('answers a domain beyond measure like any other field', async () => {
    const { finish } = await asked(`alex@${'x'.repeat(230)}.example`);
    expect(await refusalOf(finish())).toEqual({ recipient: { code: 'too-long', max: 200 } });
  });

  it('is nothing for an invitation of a customer', async () => {
    const { link, invitation } = await desk.invite(fabrikam);
    const edited = { recipient: 'robin@contoso.com', subject: 'Hello', text: link };
    await finishDraft(desk.ports, fabrikam, invitation.id, answer(link, { edited }));
    expect(await desk.invitation(fabrikam, invitation.id)).toMatchObject({ body: { shownTo: [] }, effects: [] });
  });
});

describe('a draft that is opened again', () => {
  it('has the link of its card, where that is at hand', async () => {
    const { link, invitation } = await desk.invite(contoso);
    expect(await desk.costOf(() => reopenDraft(desk.ports, contoso, invitation.id, link))).toEqual([
      'read invitation 1',
    ]);
    expect(await reopenDraft(desk.ports, contoso, invitation.id, link)).toEqual({ invitation, link });
  });

  it.each([
    ['none is at hand', () => undefined],
    ['the one at hand is of another invitation', (link: string) => link.slice(0, -1).concat('y')],
  ])('has a new link when %s, and the earlier one stays good', async (_, at) => {
    const { link, invitation } = await desk.invite(contoso);
    desk.wait(1_000);
    const again = await reopenDraft(desk.ports, contoso, invitation.id, at(link));
    expect(again.link).not.toBe(link);
    expect(again.invitation.linkHashes).toHaveLength(2);
    expect(again.invitation.expiresAt).toBe('2026-04-01T10:00:01.000Z');
    for (const either of [link, again.link]) {
      expect((await saveDraft(desk.ports, contoso, invitation.id, answer(either))).id).toBe(invitation.id);
    }
    expect((await acceptInvitation(desk.ports, tokenIn(link), northwind)).status.state).toBe('accepted');
  });

  it('is refused a link that is none', async () => {
    const { invitation } = await desk.invite(contoso);
    expect(await refusalOf(reopenDraft(desk.ports, contoso, invitation.id, 'https://desk.example/i/x'))).toBe(
      'link-invalid',
    );
  });
});

describe('cancel', () => {
  it('withdraws a draft that was never sent, so that its link leads nowhere', async () => {
    const { link, invitation } = await desk.invite(contoso);
    await discardDraft(desk.ports, contoso, invitation.id);
    expect(await refusalOf(acceptInvitation(desk.ports, tokenIn(link), northwind))).toBe('link-withdrawn');
  });

  it('brings its cards up to date', async () => {
    const { link, invitation } = await desk.invite(contoso);
    await saveDraft(desk.ports, contoso, invitation.id, answer(link));
    await discardDraft(desk.ports, contoso, invitation.id);
    expect((await desk.invitation(contoso, invitation.id)).effects).toMatchObject([
      { type: 'update-invitation-card', activityId: 'card-1' },
    ]);
  });

  it('leaves one that was sent as it is', async () => {
    const { link, invitation } = await desk.invite(contoso);
    await finishDraft(desk.ports, contoso, invitation.id, answer(link));
    const before = await desk.invitation(contoso, invitation.id);
    await discardDraft(desk.ports, contoso, invitation.id);
    expect(await desk.invitation(contoso, invitation.id)).toEqual(before);
  });

  it('leaves one that is sent in between as it is', async () => {
    const { invitation } = await desk.invite(contoso);
    desk.beforeNextWrites(() => change(invitation.id, each => sent(each, desk.now())));
    await discardDraft(desk.ports, contoso, invitation.id);
    expect((await desk.invitation(contoso, invitation.id)).body.status.state).toBe('sent');
  });

  it('has nothing to say of one that is accepted in between', async () => {
    const { link, invitation } = await desk.invite(contoso);
    desk.beforeNextWrites(async () => {
      await acceptInvitation({ ...desk.ports, store: desk.plain }, tokenIn(link), northwind);
    });
    await discardDraft(desk.ports, contoso, invitation.id);
    expect((await desk.invitation(contoso, invitation.id)).body.status.state).toBe('accepted');
  });

  it('has nothing to do for one that is withdrawn', async () => {
    const { invitation } = await desk.invite(contoso);
    await withdrawInvitation(desk.ports, contoso, invitation.id);
    const before = await desk.invitation(contoso, invitation.id);
    await discardDraft(desk.ports, contoso, invitation.id);
    expect(await desk.invitation(contoso, invitation.id)).toEqual(before);
  });
});

it('an invitation of another tenant is "not found", whatever is asked of it', async () => {
  const { link, invitation } = await desk.invite(contoso);
  desk.wait(INVITATION_LIFETIME);
  const other = partner('wingtip');
  expect(other.tenantId).toBe(TenantId.parse('wingtip'));
  expect(await refusalOf(saveDraft(desk.ports, other, invitation.id, answer(link)))).toBe('not-found');
  expect(await refusalOf(finishDraft(desk.ports, other, invitation.id, answer(link)))).toBe('not-found');
  expect(await refusalOf(discardDraft(desk.ports, other, InvitationId.parse(invitation.id)))).toBe('not-found');
});
