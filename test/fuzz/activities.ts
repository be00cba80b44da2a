import fc from 'fast-check';
import { hostileText, hostileValue } from './values';

/** An activity that differs from what Teams sends: a change of a path, a value that is whatever JSON can hold. */
export interface OddActivity {
  readonly type: string;
  readonly own: Readonly<Record<string, unknown>>;
  readonly changes: readonly Change[];
}

export interface Change {
  readonly path: string;
  /** `undefined` leaves it out. */
  readonly value: unknown;
}

const TYPES = [
  'message',
  'invoke',
  'conversationUpdate',
  'installationUpdate',
  'messageReaction',
  'messageUpdate',
  'messageDelete',
  'typing',
  'event',
  'endOfConversation',
  'contactRelationUpdate',
  'trace',
  '',
  'MESSAGE',
];

const INVOKES = [
  'adaptiveCard/action',
  'composeExtension/query',
  'task/fetch',
  'fileConsent/invoke',
  'signin/verifyState',
  'signin/tokenExchange',
  'config/fetch',
  '',
];

/** Every place that is read. The service address is left to where the connector is: others are refused. */
const PATHS = [
  'id',
  'type',
  'name',
  'text',
  'textFormat',
  'value',
  'value.action',
  'value.action.type',
  'value.action.verb',
  'value.action.data',
  'value.action.data.desk',
  'attachments',
  'attachments.0',
  'entities',
  'locale',
  'localTimezone',
  'localTimestamp',
  'timestamp',
  'channelId',
  'replyToId',
  'from',
  'from.id',
  'from.name',
  'from.aadObjectId',
  'recipient',
  'recipient.id',
  'recipient.aadObjectId',
  'conversation',
  'conversation.id',
  'conversation.tenantId',
  'conversation.conversationType',
  'conversation.isGroup',
  'channelData',
  'channelData.tenant',
  'channelData.tenant.id',
  'channelData.eventType',
  'channelData.team',
  'membersAdded',
  'membersRemoved',
  'membersRemoved.0',
  'entities.0',
  'action',
  'suggestedActions',
  'callerId',
  'deliveryMode',
  'expectReplies',
  'relatesTo',
];

const change: fc.Arbitrary<Change> = fc.record({
  path: fc.constantFrom(...PATHS),
  value: fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 4, arbitrary: hostileValue }),
});

const attachment = fc.record({
  contentType: fc.constantFrom(
    'application/vnd.microsoft.teams.file.download.info',
    'application/vnd.microsoft.card.adaptive',
    'image/png',
    'text/html',
    '',
  ),
  name: hostileText,
  content: fc.oneof(
    hostileValue,
    fc.record({
      downloadUrl: fc.constantFrom('http://127.0.0.1:1/file.csv', 'https://evil.example/', 'file:///etc/passwd', ''),
    }),
  ),
});

const contents: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc.record({ text: hostileText }),
  fc.record({ text: fc.constantFrom('help', 'enroll', 'kunden', 'cancel', 'add new customer') }),
  fc.record({ value: hostileValue }),
  fc.record({ value: fc.record({ desk: hostileValue, companyName: hostileValue }) }),
  fc.record({ text: hostileText, attachments: fc.array(attachment, { maxLength: 3 }) }),
  fc.record({
    name: fc.constantFrom(...INVOKES),
    value: fc.oneof(
      hostileValue,
      fc.record({ action: fc.record({ type: fc.constant('Action.Execute'), data: hostileValue }) }),
    ),
  }),
  fc.record({
    name: fc.constant('composeExtension/query'),
    value: fc.record({
      commandId: fc.constantFrom('customers', 'invitations', 'partners', 'odd'),
      parameters: fc.array(fc.record({ name: fc.constantFrom('name', 'odd'), value: hostileValue }), { maxLength: 2 }),
      queryOptions: fc.oneof(hostileValue, fc.record({ skip: fc.nat(), count: fc.nat() })),
    }),
  }),
  fc.record({ text: hostileText, entities: fc.array(hostileValue, { maxLength: 3 }) }),
  fc.record({ action: fc.constantFrom('add', 'add-upgrade', 'remove', 'remove-upgrade', 'odd') }),
  fc.record({ membersAdded: fc.array(fc.record({ id: fc.constantFrom('bot', '29:somebody', '') }), { maxLength: 2 }) }),
);

export const oddActivity: fc.Arbitrary<OddActivity> = fc.record({
  type: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('message', 'invoke') }, fc.constantFrom(...TYPES)),
  own: contents,
  changes: fc.array(change, { maxLength: 3 }),
});

/** The activity with the changes made; one that leads nowhere makes the way there. */
export function changed(activity: Record<string, unknown>, changes: readonly Change[]): Record<string, unknown> {
  const result = structuredClone(activity);
  for (const { path, value } of changes) {
    const names = path.split('.');
    const last = names.pop() ?? path;
    let node: Record<string, unknown> = result;
    for (const name of names) {
      const next = node[name];
      if (typeof next === 'object' && next !== null) node = next as Record<string, unknown>;
      else {
        const made: Record<string, unknown> = {};
        node[name] = made;
        node = made;
      }
    }
    if (value === undefined) delete node[last];
    else node[last] = structuredClone(value);
  }
  return result;
}
