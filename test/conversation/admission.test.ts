import { TenantId, UserId } from '../../src/domain/ids';
import { Users } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { eventually, openTestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { acceptance, invited, twoPartners } from './harness/story';

const write = (member: Member, words = 'help') => member.send(member.activityWith({ type: 'message', text: words }));

describe('a list of tenants', () => {
  it('keeps everybody else out, before anything is stored or logged of what they sent', async () => {
    const desk = await openTestDesk({ environment: { ALLOWED_TENANTS: 'Contoso, wingtip' } });
    try {
      const alex = desk.member('contoso', 'Alex Wilber');
      const eve = desk.member('fabrikam', 'Eve Stranger');
      expect((await write(alex)).status).toBe(200);
      const nobody = { channelData: undefined, conversation: { id: eve.conversationId } };
      for (const activity of [
        { type: 'message', text: 'hunter2' },
        { type: 'message', text: 'hunter2', channelData: { tenant: { id: ' contoso' } } },
        { type: 'message', text: 'hunter2', ...nobody },
        { type: 'invoke', name: 'adaptiveCard/action', value: { hunter2: true } },
        { type: 'installationUpdate', action: 'add', ...nobody },
      ]) {
        expect(await eve.send(eve.activityWith(activity))).toMatchObject({ status: 403 });
      }
      expect((await desk.documents('fabrikam')).users).toEqual([]);
      expect(eve.messages).toEqual([]);
      expect(desk.log.filter(line => line.includes('the tenant is not on the list'))).toHaveLength(5);
      expect(desk.log.join('')).not.toContain('hunter2');
    } finally {
      await desk.close();
    }
  });
});

describe('what one user may send', () => {
  it('is limited, and nobody else pays for it', async () => {
    const desk = await openTestDesk({ environment: { ACTIVITIES_PER_MINUTE: '6' } });
    try {
      const eve = desk.member('fabrikam', 'Eve Stranger');
      const megan = desk.member('fabrikam', 'Megan Bowen');
      const statuses = [];
      for (const _time of [1, 2, 3]) statuses.push((await write(eve, 'hunter2')).status);
      expect(statuses).toEqual([200, 200, 429]);
      expect((await write(megan)).status).toBe(200);
      const refused = await fetch(`${desk.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(eve.activityWith({ type: 'message', text: 'hunter2' })),
      });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(desk.log.join('')).toContain('too many activities');
      expect(desk.log.join('')).not.toContain('hunter2');
      desk.pass(10_000);
      expect((await write(eve)).status).toBe(200);
    } finally {
      await desk.close();
    }
  });

  it('is limited for a tenant as a whole, too', async () => {
    const desk = await openTestDesk({ environment: { ACTIVITIES_PER_MINUTE: '3' } });
    try {
      const statuses = [];
      for (let number = 1; number <= 11; number += 1) {
        statuses.push((await write(desk.member('fabrikam', `Eve ${'x'.repeat(number)}`))).status);
      }
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
      expect((await write(desk.member('contoso', 'Alex Wilber'))).status).toBe(200);
    } finally {
      await desk.close();
    }
  });
});

describe('a click that no card of ours has sent', () => {
  it('is refused and logged, without what it carries', async () => {
    const desk = await openTestDesk();
    try {
      const eve = desk.member('fabrikam', 'Eve Stranger');
      for (const data of [
        { desk: { verb: 'hunter2' } },
        { desk: { verb: 'customers', args: { hunter2: 7 } } },
        { desk: { verb: 'customers' }, input: { hunter2: 'hunter2' } },
        'hunter2',
      ]) {
        expect((await eve.forge(data)).remark).toBe(text('en', 'chat.unreadable'));
      }
      const lines = desk.log.filter(line => line.includes('not a click on a card of ours'));
      expect(lines).toHaveLength(4);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ tenant: 'fabrikam', user: eve.person.userId });
      expect(desk.log.join('')).not.toContain('hunter2');
    } finally {
      await desk.close();
    }
  });
});

describe('where an activity comes from', () => {
  it.each([
    'https://smba.trafficmanager.net/emea/',
    'http://169.254.169.254/',
    'http://10.0.0.1:3978',
    'https://127.0.0.1.evil.example/',
  ])('is this machine where nobody is authenticated, not %s', async serviceUrl => {
    const desk = await openTestDesk();
    try {
      const eve = desk.member('fabrikam', 'Eve Stranger');
      expect(await eve.send(eve.activityWith({ type: 'message', text: 'help', serviceUrl }))).toMatchObject({
        status: 403,
      });
      expect((await desk.documents('fabrikam')).users).toEqual([]);
    } finally {
      await desk.close();
    }
  });
});

describe('a chat that was stored with another address', () => {
  it('is not spoken to, and the operator is told', async () => {
    const desk = await openTestDesk();
    try {
      const { megan, alex } = await twoPartners(desk);
      const link = await invited(alex);
      const key = [TenantId.parse(alex.person.tenantId), UserId.parse(alex.person.userId)] as const;
      const user = await desk.store.read(Users, ...key);
      if (!user?.body.chat) throw new Error('Alex has no chat');
      const chat = { ...user.body.chat, serviceUrl: 'http://169.254.169.254/' };
      await desk.store.replace(Users, { ...user, body: { ...user.body, chat } });
      const { length } = alex.messages;
      await desk.website.send(link, acceptance());
      const told = text('en', 'cards.notices.customer-accepted', { companyName: 'Northwind' });
      await eventually(() => megan.cardWith(told));
      await eventually(() => {
        const lines = desk.log.filter(line => line.includes('not on the list of known hosts'));
        expect(lines.join('')).toContain('"tenant":"contoso"');
        expect(lines.join('')).not.toContain('169.254');
      });
      expect(alex.messages).toHaveLength(length);
    } finally {
      await desk.close();
    }
  });
});
