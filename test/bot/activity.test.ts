import type { Activity } from 'botbuilder-core';
import { eventOf, senderOf } from '../../src/bot/activity';

const message = {
  type: 'message',
  id: 'activity-1',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  channelId: 'msteams',
  locale: 'de-AT',
  from: { id: '29:anna', name: 'Anna', aadObjectId: 'user-1' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:1', tenantId: 'tenant-2', conversationType: 'personal' },
  channelData: { tenant: { id: 'tenant-1' } },
};

const activity = (more: object): Activity => ({ ...message, ...more }) as unknown as Activity;

describe('the sender of an activity', () => {
  it('is who the channel says it is', () => {
    expect(senderOf(activity({}))).toEqual({
      tenantId: 'tenant-1',
      userId: 'user-1',
      name: 'Anna',
      locale: 'de-AT',
      chat: { conversationId: 'a:1', serviceUrl: message.serviceUrl, channelId: 'msteams', botId: '28:bot' },
      isPersonal: true,
      activityId: 'activity-1',
    });
  });

  it('is known by the ids of a local client, which has no others', () => {
    const { channelData: _channelData, ...local } = message;
    const from = { id: 'local-user' };
    expect(senderOf({ ...activity(local), channelData: undefined, from } as unknown as Activity)).toMatchObject({
      tenantId: 'tenant-2',
      userId: 'local-user',
      name: '',
    });
  });

  it('never comes from what a card sends', () => {
    const forged = { desk: { verb: 'customers' }, tenantId: 'tenant-9', from: { aadObjectId: 'user-9' } };
    expect(senderOf(activity({ value: forged }))).toMatchObject({ tenantId: 'tenant-1', userId: 'user-1' });
  });

  it.each([
    ['a tenant', { channelData: {}, conversation: { id: 'a:1' } }],
    ['a user', { from: { id: '' } }],
    ['an address for the answer', { serviceUrl: 'nowhere' }],
    ['an id short enough to be one', { from: { id: 'x'.repeat(201) } }],
  ])('is nobody without %s', (_what, more) => {
    expect(senderOf(activity(more))).toBeUndefined();
  });

  it.each([
    ['personal', true],
    [undefined, true],
    ['groupChat', false],
    ['channel', false],
  ])('in a conversation of type %s writes to us alone: %s', (conversationType, isPersonal) => {
    const conversation = { ...message.conversation, conversationType };
    expect(senderOf(activity({ conversation }))).toMatchObject({ isPersonal });
  });

  it.each([
    ['de-de', 'de-DE'],
    ['de_DE', 'de-DE'],
    ['en', 'en'],
    ['', undefined],
    ['Deutsch (Österreich)', undefined],
    ['x'.repeat(10_000), undefined],
    [undefined, undefined],
  ])('with the locale %j is written to in %j', (locale, expected) => {
    const sender = senderOf(activity({ locale }));
    expect(sender).toMatchObject({ userId: 'user-1' });
    expect(sender?.locale).toBe(expected);
    expect(() => new Intl.DateTimeFormat(sender?.locale)).not.toThrow();
  });

  it('has a name that fits on a card', () => {
    const from = { ...message.from, name: 'n'.repeat(10_000) };
    expect(senderOf(activity({ from }))?.name).toBe('n'.repeat(256));
  });
});

describe('a message', () => {
  it('is what somebody typed', () => {
    expect(eventOf(activity({ text: 'hello' }))).toEqual({ type: 'text', text: 'hello' });
  });

  it('may be empty, as one with only a picture is', () => {
    expect(eventOf(activity({}))).toEqual({ type: 'text', text: '' });
  });
});

describe('attached files', () => {
  const type = 'application/vnd.microsoft.teams.file.download.info';
  const downloadUrl = 'https://contoso.sharepoint.com/download?tempauth=1';
  const file = (name: string, content: unknown = { downloadUrl, uniqueId: '1', fileType: 'csv' }) => ({
    contentType: type,
    name,
    content,
  });
  const attached = (...attachments: readonly object[]) => eventOf(activity({ text: 'here', attachments }));

  it('are taken before what was typed with them', () => {
    const html = { contentType: 'text/html', content: '<p>here</p>' };
    expect(attached(html, file('a.csv'), file('b\u0007.csv'))).toEqual({
      type: 'files',
      files: [
        { name: 'a.csv', downloadUrl },
        { name: 'b.csv', downloadUrl },
      ],
    });
  });

  it('are not pictures and formatted text', () => {
    expect(attached({ contentType: 'image/*', contentUrl: 'https://x.example' })).toEqual({
      type: 'text',
      text: 'here',
    });
  });

  it.each<[string, object]>([
    ['no address', file('a.csv', {})],
    ['an address of another kind', file('a.csv', { downloadUrl: 'file:///etc/passwd' })],
    ['no content', { contentType: type, name: 'a.csv' }],
    ['an endless name', file('x'.repeat(401))],
  ])('with %s cannot be read', (_what, attachment) => {
    expect(attached(attachment)).toEqual({ type: 'unreadable', isInvoke: false });
  });
});

describe('a click', () => {
  const desk = { verb: 'done', prompt: 'p1', args: { link: 'https://desk.example/i/t' } };
  const inputs = { subject: 'Hello', count: 3, accept: true, note: null };
  const click = {
    verb: 'done',
    prompt: 'p1',
    below: false,
    args: desk.args,
    inputs: { subject: 'Hello', count: '3', accept: 'true', note: '' },
    activityId: 'card-1',
  };
  const execute = (data: unknown, more: object = {}) =>
    eventOf(
      activity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: 'card-1',
        value: { action: { type: 'Action.Execute', verb: 'done', data }, trigger: 'manual' },
        ...more,
      }),
    );
  const submit = (value: unknown) => eventOf(activity({ replyToId: 'card-1', value }));

  it('is an Action.Execute, with every input as text', () => {
    expect(execute({ desk, ...inputs })).toEqual({ type: 'click', click: { ...click, isInvoke: true } });
  });

  it('is an Action.Submit of a client that knows no other', () => {
    expect(submit({ desk, ...inputs })).toEqual({ type: 'click', click: { ...click, isInvoke: false } });
  });

  it('may answer no prompt and carry nothing', () => {
    expect(submit({ desk: { verb: 'help' } })).toEqual({
      type: 'click',
      click: {
        verb: 'help',
        prompt: undefined,
        below: false,
        args: {},
        inputs: {},
        activityId: 'card-1',
        isInvoke: false,
      },
    });
  });

  it('says whether its card stays', () => {
    expect(submit({ desk: { verb: 'customers', below: true } })).toMatchObject({ click: { below: true } });
  });

  it.each<[string, unknown]>([
    ['nothing of ours', { subject: 'Hello' }],
    ['no verb', { desk: {} }],
    ['a verb that is no text', { desk: { verb: 7 } }],
    ['a verb of any length', { desk: { verb: 'v'.repeat(101) } }],
    ['arguments that are no texts', { desk: { verb: 'done', args: { link: { href: 'x' } } } }],
    ['arguments of any length', { desk: { verb: 'done', args: { link: 'x'.repeat(2_001) } } }],
    ['an input that is no value', { desk: { verb: 'done' }, subject: ['a', 'b'] }],
    ['a text instead of data', 'done'],
  ])('with %s cannot be read', (_what, data) => {
    expect(execute(data)).toEqual({ type: 'unreadable', isInvoke: true });
    expect(submit(data)).toEqual({ type: 'unreadable', isInvoke: false });
  });

  it('that asks for something other than a card’s action cannot be read', () => {
    expect(execute({ desk }, { name: 'task/fetch' })).toEqual({ type: 'unreadable', isInvoke: true });
  });
});

describe('an installation', () => {
  it.each(['add', 'add-upgrade'])('is met at %s', action => {
    expect(eventOf(activity({ type: 'installationUpdate', action }))).toEqual({ type: 'installed' });
  });

  it.each(['remove', 'remove-upgrade'])('needs no answer at %s', action => {
    expect(eventOf(activity({ type: 'installationUpdate', action }))).toBeUndefined();
  });

  it('is also the bot joining a conversation, but nobody else', () => {
    const joined = (id: string) => eventOf(activity({ type: 'conversationUpdate', membersAdded: [{ id }] }));
    expect(joined('28:bot')).toEqual({ type: 'installed' });
    expect(joined('29:anna')).toBeUndefined();
    expect(eventOf(activity({ type: 'conversationUpdate' }))).toBeUndefined();
  });
});

describe('what needs no answer', () => {
  it.each(['typing', 'messageReaction', 'endOfConversation', 'messageUpdate'])('%s', type => {
    expect(eventOf(activity({ type }))).toBeUndefined();
  });
});
