import { cancelledCard } from '../../src/bot/cards/message';
import { allowedServiceUrl, cardActivity, textActivity } from '../../src/bot/teams-adapter';

describe('the hosts that messages go to', () => {
  const isKnown = allowedServiceUrl(true);
  const isLocal = allowedServiceUrl(false);

  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net',
    'https://europe.webchat.botframework.com/',
    'https://SMBA.trafficmanager.NET./de/',
    'https://api.botframework.azure.us/',
  ])('are Microsoft’s: %s', url => {
    expect(isKnown(url)).toBe(true);
    expect(isLocal(url)).toBe(false);
  });

  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evilbotframework.com/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://trafficmanager.net/',
    'https://169.254.169.254/',
  ])('are no others: %s', url => {
    expect(isKnown(url)).toBe(false);
    expect(isLocal(url)).toBe(false);
  });

  it.each(['http://localhost:56150', 'http://127.0.0.1:56151/', 'http://[::1]:3978'])(
    'are this machine’s only without credentials: %s',
    url => {
      expect(isLocal(url)).toBe(true);
      expect(isKnown(url)).toBe(false);
    },
  );
});

describe('a message', () => {
  it('with a card says its heading on a lock screen', () => {
    const card = cancelledCard('en');
    expect(cardActivity(card)).toEqual({
      type: 'message',
      summary: 'Canceled',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    });
  });

  it('of text is shown as it is, without marks', () => {
    expect(textActivity('*x* <b>')).toEqual({ type: 'message', text: '*x* <b>', textFormat: 'plain' });
  });
});
