import { DAY } from '../../src/domain/ids';
import { INVITATION_LIFETIME } from '../../src/domain/invitation';
import { acceptInvitation } from '../../src/workflows/accept-invitation';
import { finishDraft, saveDraft } from '../../src/workflows/draft-invitation';
import {
  cardUpdates,
  draftAddress,
  draftBehind,
  invitationBehind,
  invitationOf,
  invitationsPage,
  sendInvitationAgain,
  withdrawInvitation,
} from '../../src/workflows/invitations';
import { nobodysInvitation, openPorts, PUBLIC_URL, partner, person, refusalOf, type TestPorts, tokenIn } from './ports';

const contoso = partner('contoso');
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

/** Invited for somebody, one after another. */
async function invited(recipient: string) {
  desk.wait(1_000);
  const { link, invitation } = await desk.invite(contoso);
  const edited = { recipient, subject: 'Hello', text: link };
  await finishDraft(desk.ports, contoso, invitation.id, { link, edited, activityId: `card of ${recipient}` });
  return { link, id: invitation.id };
}

async function pages(filter: 'open' | 'closed'): Promise<string[][]> {
  const read: string[][] = [];
  let continuation: string | undefined;
  do {
    const page = await invitationsPage(desk.ports, contoso, { filter, continuation });
    read.push(page.items.map(({ body }) => body.recipient));
    continuation = page.continuation;
  } while (continuation !== undefined);
  return read;
}

describe('the invitations', () => {
  it('nobody has answered yet are listed newest first, five on a page', async () => {
    for (const recipient of ['1', '2', '3', '4', '5', '6', '7']) await invited(recipient);
    expect(await pages('open')).toEqual([
      ['7', '6', '5', '4', '3'],
      ['2', '1'],
    ]);
    expect(await pages('closed')).toEqual([[]]);
  });

  it('move to the others when they are accepted or withdrawn', async () => {
    const accepted = await invited('accepted');
    const withdrawn = await invited('withdrawn');
    await invited('open');
    await acceptInvitation(desk.ports, tokenIn(accepted.link), northwind);
    await withdrawInvitation(desk.ports, contoso, withdrawn.id);
    expect(await pages('open')).toEqual([['open']]);
    expect(await pages('closed')).toEqual([['withdrawn', 'accepted']]);
  });

  it('that have expired still wait to be sent again', async () => {
    await invited('1');
    desk.wait(INVITATION_LIFETIME);
    expect(await pages('open')).toEqual([['1']]);
  });

  it('cost one read of a page, however many there are', async () => {
    for (let number = 1; number <= 30; number += 1) await invited(String(number));
    expect(await desk.costOf(() => invitationsPage(desk.ports, contoso, { filter: 'open' }))).toEqual([
      'list invitation 5',
    ]);
  });

  it('of another tenant are never seen', async () => {
    const { id } = await invited('1');
    const wingtip = partner('wingtip');
    expect((await invitationsPage(desk.ports, wingtip, { filter: 'open' })).items).toEqual([]);
    expect(await refusalOf(invitationOf(desk.ports, wingtip, id))).toBe('not-found');
    expect(await refusalOf(withdrawInvitation(desk.ports, wingtip, id))).toBe('not-found');
    expect(await refusalOf(sendInvitationAgain(desk.ports, wingtip, id))).toBe('not-found');
  });

  it.each([
    ['not-enrolled', person('contoso', ['global-admin'])],
    ['role-missing', partner('contoso', 'indirect-reseller', ['helpdesk-agent'])],
  ])('are refused as %s', async (code, by) => {
    const { id } = await invited('1');
    expect(await refusalOf(invitationsPage(desk.ports, by, { filter: 'open' }))).toBe(code);
    expect(await refusalOf(invitationOf(desk.ports, by, id))).toBe(code);
    expect(await refusalOf(withdrawInvitation(desk.ports, by, id))).toBe(code);
    expect(await refusalOf(sendInvitationAgain(desk.ports, by, id))).toBe(code);
  });
});

describe('an invitation that is withdrawn', () => {
  it('says so on each of its cards, once', async () => {
    const { link, id } = await invited('Northwind');
    await saveDraft(desk.ports, contoso, id, { link, edited: undefined, activityId: 'another card' });
    const commits = desk.commits();
    const cost = await desk.costOf(() => withdrawInvitation(desk.ports, contoso, id));
    expect(cost).toEqual(['read invitation 1', 'replace invitation 1']);
    const { body, effects } = await desk.invitation(contoso, id);
    expect(body.status).toEqual({ state: 'withdrawn', withdrawnAt: desk.now(), by: 'Robin Counts' });
    const update = {
      type: 'update-invitation-card',
      user: contoso.userId,
      invitation: id,
      due: desk.now(),
      attempts: 0,
    };
    expect(effects).toEqual([
      { ...update, id: expect.any(String), activityId: 'card of Northwind' },
      { ...update, id: expect.any(String), activityId: 'another card' },
    ]);
    expect(desk.commits()).toBe(commits + 1);

    expect(await desk.costOf(() => withdrawInvitation(desk.ports, contoso, id))).toEqual(['read invitation 1']);
    expect(desk.commits()).toBe(commits + 1);
  });

  it('cannot be, once it was accepted', async () => {
    const { link, id } = await invited('Northwind');
    await acceptInvitation(desk.ports, tokenIn(link), northwind);
    expect(await refusalOf(withdrawInvitation(desk.ports, contoso, id))).toBe('invitation-closed');
  });

  it('cannot be, when it is accepted in between', async () => {
    const { link, id } = await invited('Northwind');
    desk.beforeNextWrites(async () => {
      await acceptInvitation({ ...desk.ports, store: desk.plain }, tokenIn(link), northwind);
    });
    expect(await refusalOf(withdrawInvitation(desk.ports, contoso, id))).toBe('invitation-closed');
    expect((await desk.invitation(contoso, id)).effects.map(({ type }) => type)).toContain('mirror-customer');
  });
});

describe('an invitation that is sent again', () => {
  it('has a new link and new time, and its earlier links stay good', async () => {
    const { link, id } = await invited('Northwind');
    desk.wait(INVITATION_LIFETIME + DAY);
    const cost = await desk.costOf(async () => {
      const again = await sendInvitationAgain(desk.ports, contoso, id);
      expect(again.link).not.toBe(link);
      for (const each of [link, again.link]) {
        expect((await invitationBehind(desk.ports, tokenIn(each))).invitation.id).toBe(id);
      }
    });
    expect(cost.slice(0, 2)).toEqual(['read invitation 1', 'replace invitation 1']);
    expect((await acceptInvitation(desk.ports, tokenIn(link), northwind)).status.state).toBe('accepted');
  });

  it('keeps the newest ten links', async () => {
    const { link, id } = await invited('Northwind');
    const links: string[] = [link];
    for (let number = 0; number < 10; number += 1)
      links.push((await sendInvitationAgain(desk.ports, contoso, id)).link);
    const [first = '', ...newest] = links;
    expect(await refusalOf(invitationBehind(desk.ports, tokenIn(first)))).toBe('link-invalid');
    for (const each of newest) expect((await invitationBehind(desk.ports, tokenIn(each))).tenant).toBe('contoso');
  });

  it('has all the links of two who did so at once', async () => {
    const { id } = await invited('Northwind');
    const links = await Promise.all(
      [1, 2, 3].map(async () => (await sendInvitationAgain(desk.ports, contoso, id)).link),
    );
    for (const each of links) expect((await invitationBehind(desk.ports, tokenIn(each))).invitation.id).toBe(id);
  });

  it('cannot be, once it is over', async () => {
    const { id } = await invited('Northwind');
    await withdrawInvitation(desk.ports, contoso, id);
    expect(await refusalOf(sendInvitationAgain(desk.ports, contoso, id))).toBe('invitation-closed');
  });
});

describe('the draft behind a link', () => {
  it('opens without changing anything', async () => {
    const { link, id } = await invited('Northwind');
    const { body } = await desk.invitation(contoso, id);
    expect(await desk.costOf(() => draftBehind(desk.ports, tokenIn(link)))).toEqual(['read invitation 1']);
    expect(await draftBehind(desk.ports, tokenIn(link))).toEqual({ invitation: body, link });
  });

  it('has an address of its own', () => {
    expect(draftAddress(desk.ports, 'https://partner.example/i/a.b.c')).toBe(`${PUBLIC_URL}/drafts/a.b.c`);
  });

  it('opens no longer once the invitation is over', async () => {
    const { link, id } = await invited('Northwind');
    await withdrawInvitation(desk.ports, contoso, id);
    expect(await refusalOf(draftBehind(desk.ports, tokenIn(link)))).toBe('link-withdrawn');
  });
});

it('an invitation without a card has none to bring up to date', async () => {
  const { invitation } = await desk.invite(contoso);
  expect(cardUpdates(desk.ports, invitation)).toEqual([]);
  expect(await refusalOf(invitationOf(desk.ports, contoso, nobodysInvitation))).toBe('not-found');
});
