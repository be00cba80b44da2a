import { deliveryOf, deliveryOfUpdate } from '../../src/bot/delivery-of';
import { TooManyMessages } from '../../src/bot/pace';

/** What the connector throws. */
const connectorError = (more: object) => Object.assign(new Error('refused'), { name: 'ConnectorError', ...more });

const answered = (statusCode: number, { retryAfter, code, bodyAsText }: Answer = {}) =>
  connectorError({ statusCode, code, response: { bodyAsText, headers: new Map([['retry-after', retryAfter]]) } });

interface Answer {
  readonly retryAfter?: string;
  readonly code?: string;
  readonly bodyAsText?: string;
}

describe('what an error of the connector means', () => {
  it.each([429, 412, 401])('%d is to be sent again', status => {
    expect(deliveryOf(answered(status))).toEqual({ status: 'refused' });
  });

  it('is to be sent again when Teams says so', () => {
    const delivery = { status: 'refused', retryAfterMilliseconds: 17_000 };
    expect(deliveryOf(answered(429, { retryAfter: '17' }))).toEqual(delivery);
    expect(deliveryOf(answered(412, { retryAfter: '17' }))).toEqual(delivery);
  });

  it('is to be sent again when the limits of Teams allow it', () => {
    const delivery = { status: 'refused', retryAfterMilliseconds: 700 };
    expect(deliveryOf(new TooManyMessages(700))).toEqual(delivery);
  });

  it.each([500, 502, 503, 504, 408])('%d may have arrived, whatever it asks for', statusCode => {
    expect(deliveryOf(answered(statusCode, { retryAfter: '17' }))).toEqual({ status: 'ambiguous', statusCode });
  });

  it.each<[number, Answer, string]>([
    [403, { code: 'ConversationBlockedByUser' }, 'blocked'],
    [403, { code: '209', bodyAsText: '{"message":"{\\"subCode\\":\\"MessageWritesBlocked\\"}"}' }, 'blocked'],
    [403, {}, 'blocked'],
    [403, { code: 'BotNotInConversationRoster' }, 'not-in-roster'],
    [403, { bodyAsText: '{"error":{"code":"BotNotInConversationRoster"}}' }, 'not-in-roster'],
    [403, { code: 'BotDisabledByAdmin' }, 'disabled'],
    [401, { code: 'BotNotRegistered' }, 'bot-not-registered'],
    [404, { code: 'ConversationNotFound' }, 'conversation-gone'],
    [404, {}, 'conversation-gone'],
    [410, {}, 'conversation-gone'],
  ])('%d with %j is of the chat', (statusCode, answer, reason) => {
    expect(deliveryOf(answered(statusCode, answer))).toEqual({ status: 'unreachable', reason, statusCode });
  });

  it.each([400, 405, 413, 415])('%d is of the message alone', statusCode => {
    expect(deliveryOf(answered(statusCode))).toEqual({ status: 'rejected', statusCode });
  });

  it.each(['INCOMPLETE', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])(
    '%s was never sent',
    code => {
      expect(deliveryOf(connectorError({ code }))).toEqual({ status: 'refused' });
    },
  );

  it.each(['ECONNRESET', 'ETIMEDOUT', 'EPIPE', undefined])('%s may have arrived', code => {
    expect(deliveryOf(connectorError({ code }))).toEqual({ status: 'ambiguous' });
  });

  it.each([new TypeError('a fault of ours'), new RangeError('an unknown host'), 'text', undefined])(
    'is nothing for %s, which is not the connector’s',
    error => {
      expect(deliveryOf(error)).toBeUndefined();
      expect(deliveryOfUpdate(error)).toBeUndefined();
    },
  );
});

describe('what it means for a change of what stands there', () => {
  it.each([answered(500), answered(503), connectorError({ code: 'ECONNRESET' })])('%s is to be repeated', error => {
    expect(deliveryOfUpdate(error)).toEqual({ status: 'refused' });
  });

  it.each([429, 403, 404, 413])('%d means the same', status => {
    expect(deliveryOfUpdate(answered(status))).toEqual(deliveryOf(answered(status)));
  });
});
