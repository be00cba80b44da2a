import { DeskError } from '../../src/domain/errors';
import type { HistoryEntry } from '../../src/domain/history';
import { HISTORY_LIFETIME } from '../../src/domain/history';
import { CustomerId, DAY, instant, MINUTE } from '../../src/domain/ids';
import { INVITATION_LIFETIME } from '../../src/domain/invitation';
import { createPerformer } from '../../src/outbox/performer';
import {
  ACCOUNT_ID,
  Accounts,
  Customers,
  HistoryEntries,
  Invitations,
  KINDS_WITH_EFFECTS,
} from '../../src/store/documents';
import type { DocumentKind } from '../../src/store/store';
import { acceptInvitation } from '../../src/workflows/accept-invitation';
import { customerIdOf } from '../../src/workflows/customer-id';
import { discardDraft, finishDraft } from '../../src/workflows/draft-invitation';
import { carriedOut, did, historyPage, orRefusal, recordNow, writeHistory } from '../../src/workflows/history';
import { recordExpiry } from '../../src/workflows/invitation-expiry';
import { sendInvitationAgain, withdrawInvitation } from '../../src/workflows/invitations';
import { submission } from '../domain/samples';
import { existing, openPorts, partner, person, refusalOf, START, type TestPorts, tokenIn } from './ports';

const megan = partner('fabrikam', 'indirect-provider');
const alex = partner('contoso');
const NORTHWIND = customerIdOf('northwind.example');

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
  await desk.putAccount(alex, { state: 'active', submission: submission(), since: desk.now() });
});
afterEach(() => desk.close());

const history = async (by = alex): Promise<HistoryEntry[]> =>
  (await desk.plain.list(HistoryEntries, by.tenantId, { descending: true, limit: 50 })).items.map(({ body }) => body);

const actions = async (by = alex) => (await history(by)).map(({ action }) => action);

/** Does what a document has left to be done for the history, as the outbox does; twice, as it may happen. */
async function settle(): Promise<void> {
  const mail = { send: async () => undefined };
  const unused = async () => ({ status: 'delivered' }) as const;
  const chats = {
    tell: unused,
    tellShared: unused,
    updateInvitationCard: unused,
    updateAccountCard: unused,
    showSetupInfo: unused,
    showUserImport: unused,
    resume: unused,
  };
  const performer = createPerformer(desk.ports, { mail, chats });
  const due = await desk.plain.due(desk.now(), 100);
  for (const { kind, tenant, id } of due) {
    const known = existing(KINDS_WITH_EFFECTS.find(each => each.kind === kind)) as DocumentKind<unknown>;
    const document = existing(await desk.plain.read(known, tenant, id));
    for (const effect of document.effects.filter(each => each.due <= desk.now())) {
      if (effect.type !== 'record' && effect.type !== 'record-expiry') continue;
      for (const _time of [1, 2]) await performer.perform(effect, tenant, async () => undefined);
    }
  }
}

async function invited() {
  const request = await desk.connect(alex, megan);
  const { invitation, link } = await desk.invite(alex, request);
  const edited = { recipient: 'anna@northwind.example', subject: 'Hello', text: link };
  await finishDraft(desk.ports, alex, invitation.id, { link, edited, activityId: undefined });
  return { id: invitation.id, link };
}

const accept = (link: string) =>
  acceptInvitation(desk.ports, tokenIn(link), {
    companyName: 'Northwind',
    domain: 'northwind.example',
    email: 'anna@northwind.example',
    accept: 'true',
  });

describe('an entry', () => {
  it('is written once, however often its effect is done', async () => {
    const { link } = await invited();
    desk.wait(MINUTE);
    await accept(link);
    await settle();
    await settle();
    expect(await actions()).toEqual(['invitation-accepted', 'customer-invited']);
    expect(await actions(megan)).toEqual(['invitation-accepted']);
  });

  it('names who, when, what it was about and the outcome, to each partner the other', async () => {
    const { id, link } = await invited();
    desk.wait(MINUTE);
    await accept(link);
    await settle();
    const accepted = {
      at: instant(new Date(START.getTime() + MINUTE)),
      by: { kind: 'customer', name: 'anna@northwind.example' },
      action: 'invitation-accepted',
      outcome: 'done',
    };
    const about = {
      customer: { id: NORTHWIND, name: 'Northwind' },
      invitation: { id, name: 'anna@northwind.example' },
    };
    expect(await history()).toEqual([
      { ...accepted, about: { ...about, partner: { id: megan.tenantId, name: 'Fabrikam' } } },
      {
        at: instant(START),
        by: { kind: 'user', id: alex.userId, name: alex.name },
        action: 'customer-invited',
        about: { invitation: about.invitation, partner: { id: megan.tenantId, name: 'Fabrikam' } },
        outcome: 'done',
      },
    ]);
    expect(await history(megan)).toEqual([
      { ...accepted, about: { ...about, partner: { id: alex.tenantId, name: 'Contoso' } } },
    ]);
  });

  it('costs an acceptance no further write of its document', async () => {
    const { link } = await invited();
    expect(await desk.costOf(() => accept(link))).toEqual(['read invitation 1', 'replace invitation 1']);
    const { effects } = existing((await desk.plain.list(Invitations, alex.tenantId, { limit: 1 })).items[0]);
    expect(effects.filter(({ type }) => type === 'record')).toHaveLength(2);
    expect(await desk.costOf(settle)).toEqual([
      'create history-entry 1',
      'create history-entry 0',
      'create history-entry 1',
      'create history-entry 1',
      'create history-entry 0',
      'create history-entry 0',
    ]);
  });

  it('is kept for two years, and never changed', async () => {
    await recordNow(desk.ports, 'id', did(alex, 'company-profile-updated'));
    await recordNow(desk.ports, 'id', did(alex, 'user-removed'));
    expect(await actions()).toEqual(['company-profile-updated']);
    desk.wait(HISTORY_LIFETIME - 1);
    expect(await actions()).toHaveLength(1);
    desk.wait(1);
    expect(await actions()).toEqual([]);
  });
});

describe('an invitation that nobody answers', () => {
  it('has expired in the history, once each time', async () => {
    const { id } = await invited();
    await settle();
    desk.wait(INVITATION_LIFETIME - DAY);
    expect(await recordExpiry(desk.ports, alex.tenantId, id)).toBe(
      instant(new Date(START.getTime() + INVITATION_LIFETIME)),
    );
    desk.wait(DAY);
    await settle();
    await settle();
    expect(await actions()).toEqual(['invitation-expired', 'customer-invited']);
    expect((await history())[0]).toMatchObject({ by: { kind: 'time' }, about: { invitation: { id } } });

    await sendInvitationAgain(desk.ports, alex, id);
    await settle();
    desk.wait(INVITATION_LIFETIME);
    await settle();
    expect(await actions()).toEqual([
      'invitation-expired',
      'invitation-sent-again',
      'invitation-expired',
      'customer-invited',
    ]);
  });

  it.each([
    ['accepted', async ({ link }: { link: string }) => void (await accept(link)), 'invitation-accepted'],
    [
      'withdrawn',
      async ({ id }: Awaited<ReturnType<typeof invited>>) => void (await withdrawInvitation(desk.ports, alex, id)),
      'invitation-withdrawn',
    ],
  ])('has not expired once it was %s', async (_how, end, action) => {
    const open = await invited();
    desk.wait(MINUTE);
    await end(open);
    await settle();
    desk.wait(INVITATION_LIFETIME);
    await settle();
    expect(await recordExpiry(desk.ports, alex.tenantId, open.id)).toBeUndefined();
    expect(await actions()).toEqual([action, 'customer-invited']);
  });

  it('is nothing to speak of while it is a draft', async () => {
    const { invitation } = await desk.invite(alex);
    await sendInvitationAgain(desk.ports, alex, invitation.id);
    await discardDraft(desk.ports, alex, invitation.id);
    await settle();
    expect(await actions()).toEqual([]);
  });
});

describe('what Partner Center carries out', () => {
  const suspended = did(alex, 'subscription-suspended');
  const pending = async () => existing(await desk.plain.read(Accounts, alex.tenantId, ACCOUNT_ID)).effects;

  it('is entered when it is done', async () => {
    expect(await carriedOut(desk.ports, suspended, async () => 'result')).toBe('result');
    expect(await history()).toMatchObject([{ action: 'subscription-suspended', outcome: 'done' }]);
    expect(await pending()).toEqual([]);
  });

  it('is not entered when Partner Center refuses it', async () => {
    const refused = carriedOut(desk.ports, suspended, async () => {
      throw new DeskError('changed-meanwhile');
    });
    expect(await refusalOf(refused)).toBe('changed-meanwhile');
    expect(await pending()).toEqual([]);
    expect(await actions()).toEqual([]);
  });

  it('is entered as not known when nobody waits for the answer any more', async () => {
    const broken = carriedOut(desk.ports, suspended, async () => {
      throw new Error('the connection broke off');
    });
    await expect(broken).rejects.toThrow('the connection broke off');
    await settle();
    expect(await actions()).toEqual([]);
    desk.wait(5 * MINUTE);
    await settle();
    expect(await history()).toMatchObject([{ at: instant(START), outcome: 'unknown' }]);
  });
});

describe('a refusal', () => {
  const refuse = (code: 'reduction-window-over' | 'changed-meanwhile', shown: string) =>
    refusalOf(
      orRefusal(desk.ports, did(alex, 'licenses-changed'), shown, () => {
        throw new DeskError(code);
      }),
    );

  it('by a rule that matters is entered once for what was shown', async () => {
    for (const shown of ['1', '1', '2'])
      expect(await refuse('reduction-window-over', shown)).toBe('reduction-window-over');
    expect(await history()).toMatchObject([
      { outcome: 'refused', reason: 'reduction-window-over' },
      { outcome: 'refused', reason: 'reduction-window-over' },
    ]);
  });

  it('of another kind is not', async () => {
    expect(await refuse('changed-meanwhile', '1')).toBe('changed-meanwhile');
    expect(await actions()).toEqual([]);
  });
});

describe('a page of the history', () => {
  const about = (mark: number) => ({
    customer: { id: CustomerId.parse(`customer-${mark % 2}`), name: 'Northwind' },
    partner: { id: megan.tenantId, name: 'Fabrikam' },
  });

  beforeEach(async () => {
    await desk.connect(alex, megan);
    for (const mark of [0, 1]) {
      const id = CustomerId.parse(`customer-${mark}`);
      const relationship = { state: 'removed', since: desk.now(), removedAt: desk.now() } as const;
      await desk.plain.create(Customers, {
        tenant: alex.tenantId,
        id,
        body: {
          id,
          companyName: `Customer ${mark}`,
          domain: 'northwind.example',
          administrator: 'Anna',
          relationship,
          delegatedAdminPrivileges: 'none',
          sharedWith: [],
        },
      });
    }
    for (const mark of Array.from({ length: 12 }, (_, index) => index)) {
      desk.wait(MINUTE);
      const entry = { at: desk.now(), by: { kind: 'time' }, action: 'lead-added', outcome: 'done' } as const;
      await writeHistory(desk.ports, `${mark}`, [{ tenant: alex.tenantId, entry: { ...entry, about: about(mark) } }]);
    }
  });

  it('shows the newest first and reads no more than that', async () => {
    const seen: string[] = [];
    let continuation: string | undefined;
    for (const rows of [5, 5, 2]) {
      const cost = await desk.costOf(async () => {
        const { page } = await historyPage(desk.ports, alex, { continuation });
        seen.push(...page.items.map(({ id }) => id));
        continuation = page.continuation;
      });
      expect(cost).toEqual([`list history-entry ${rows}`]);
    }
    expect(continuation).toBeUndefined();
    expect(seen).toEqual(Array.from({ length: 12 }, (_, index) => `${11 - index}`));
  });

  it('can be narrowed to a customer, also one whose relationship was removed, and to a partner', async () => {
    const customer = CustomerId.parse('customer-1');
    const cost = await desk.costOf(async () => {
      const { page, of } = await historyPage(desk.ports, alex, { customer });
      expect(page.items.map(({ id }) => id)).toEqual(['11', '9', '7', '5', '3']);
      expect(of?.companyName).toBe('Customer 1');
    });
    expect(cost).toEqual(['read customer 1', 'list history-entry 5']);
    const { page, of } = await historyPage(desk.ports, alex, { partner: megan.tenantId });
    expect(page.items).toHaveLength(5);
    expect(of?.companyName).toBe('Fabrikam');
  });

  it('is of one’s own tenant only', async () => {
    expect((await historyPage(desk.ports, megan, {})).page.items).toEqual([]);
    for (const query of [{ customer: CustomerId.parse('customer-1') }, { partner: alex.tenantId }]) {
      expect(await refusalOf(historyPage(desk.ports, megan, query))).toBe('not-found');
    }
  });

  it.each([
    ['nobody who is not enrolled', person('contoso'), 'not-enrolled'],
    ['no sales agent', partner('contoso', 'indirect-reseller', ['sales-agent']), 'role-missing'],
    ['no user management admin', partner('contoso', 'indirect-reseller', ['user-management-admin']), 'role-missing'],
  ])('is for %s', async (_who, by, code) => {
    expect(await refusalOf(historyPage(desk.ports, by, {}))).toBe(code);
  });
});
