import { deliveryOf } from '../../src/bot/delivery-of';

/** What the connector throws. */
const connectorError = (more: object) => Object.assign(new Error('refused'), { name: 'ConnectorError', ...more });

const answered = (statusCode: number, retryAfter?: string) =>
  connectorError({ statusCode, response: { headers: new Map([['retry-after', retryAfter]]) } });

describe('what an error of the connector means', () => {
  it.each([429, 412, 500, 502, 503, 504])('%d is to be sent again', status => {
    expect(deliveryOf(answered(status))).toEqual({ status: 'refused', retryAfterMilliseconds: 2_000 });
  });

  it('is to be sent again when Teams says so', () => {
    expect(deliveryOf(answered(429, '17'))).toEqual({ status: 'refused', retryAfterMilliseconds: 17_000 });
  });

  it.each(['', '0', '-1', 'soon', 'Wed, 21 Oct 2026 07:28:00 GMT'])('pauses a little when Teams says %j', when => {
    expect(deliveryOf(answered(429, when))).toEqual({ status: 'refused', retryAfterMilliseconds: 2_000 });
  });

  it.each([400, 401, 403, 404, 410, 413])('%d is for good', status => {
    expect(deliveryOf(answered(status))).toEqual({ status: 'unreachable' });
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])('%s was never sent', code => {
    expect(deliveryOf(connectorError({ code }))).toEqual({
      status: 'refused',
      retryAfterMilliseconds: 2_000,
    });
  });

  it.each(['ECONNRESET', 'ETIMEDOUT', 'EPIPE', undefined])('%s may have arrived', code => {
    expect(deliveryOf(connectorError({ code }))).toEqual({ status: 'unknown' });
  });

  it.each([new TypeError('a fault of ours'), new RangeError('an unknown host'), 'text', undefined])(
    'is nothing for %s, which is not the connector’s',
    error => {
      expect(deliveryOf(error)).toBeUndefined();
    },
  );
});
