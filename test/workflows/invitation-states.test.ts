import { DAY } from '../../src/domain/ids';
import { INVITATION_LIFETIME } from '../../src/domain/invitation';
import { finishDraft, saveDraft } from '../../src/workflows/draft-invitation';
import { type InvitationFilter, invitationsPage, sendInvitationAgain } from '../../src/workflows/invitations';
import { openPorts, partner, type TestPorts } from './ports';

const contoso = partner('contoso');

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(async () => desk.close());

async function draft(recipient: string) {
  const { invitation, link } = await desk.invite(contoso);
  const edited = { recipient, subject: 'Hi', text: link };
  desk.wait(1_000);
  return { id: invitation.id, link, edited, activityId: undefined };
}

async function send(recipient: string) {
  const { id, ...answer } = await draft(recipient);
  await finishDraft(desk.ports, contoso, id, answer);
  return id;
}

async function recipients(filter: InvitationFilter): Promise<string[]> {
  const names: string[] = [];
  let continuation: string | undefined;
  do {
    const page = await invitationsPage(desk.ports, contoso, { filter, continuation });
    names.push(...page.items.map(({ body }) => body.recipient));
    continuation = page.continuation;
  } while (continuation);
  return names;
}

const several = async (name: string, count: number) => {
  for (let number = 1; number <= count; number += 1) await send(`${name} ${number}`);
};

describe('invitations by state', () => {
  it('that wait are those whose time ends last, and none that has expired', async () => {
    await several('Old', 7);
    desk.wait(INVITATION_LIFETIME - 6_000);
    await several('New', 2);
    expect(await recipients('sent')).toEqual(['New 2', 'New 1', 'Old 7', 'Old 6', 'Old 5']);
    expect(await recipients('expired')).toEqual(['Old 1', 'Old 2', 'Old 3', 'Old 4']);
    expect(await recipients('draft')).toEqual([]);
    expect(await recipients('open')).toHaveLength(9);
  });

  it('change their state with time and when they are sent again', async () => {
    const id = await send('Anna');
    await draft('nobody, as it was never saved');
    const { id: savedId, ...edited } = await draft('Bernd');
    await saveDraft(desk.ports, contoso, savedId, edited);
    expect([await recipients('sent'), await recipients('draft'), await recipients('expired')]).toEqual([
      ['Anna'],
      ['Bernd'],
      [],
    ]);
    desk.wait(INVITATION_LIFETIME + DAY);
    expect([await recipients('sent'), await recipients('draft'), await recipients('expired')]).toEqual([
      [],
      [],
      ['Anna', 'Bernd'],
    ]);
    await sendInvitationAgain(desk.ports, contoso, id);
    expect([await recipients('sent'), await recipients('expired')]).toEqual([['Anna'], ['Bernd']]);
  });

  it.each(['open', 'sent', 'expired', 'draft', 'accepted'] as const)(
    'cost one page, however many there are: %s',
    async filter => {
      await several('Old', 8);
      desk.wait(INVITATION_LIFETIME);
      await several('New', 8);
      const [cost, ...more] = await desk.costOf(() => invitationsPage(desk.ports, contoso, { filter }));
      expect(more).toEqual([]);
      expect(cost).toMatch(/^list invitation [0-5]$/);
    },
  );
});
