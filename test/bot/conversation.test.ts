import { Conversations, newConversation, withHandled } from '../../src/bot/conversation';
import { instant } from '../../src/domain/ids';

describe('what the bot remembers of a chat', () => {
  it('are the last twenty activities it has handled', () => {
    const many = Array.from({ length: 20 }, (_, index) => `activity-${index}`);
    expect(withHandled(many, 'new')).toEqual([...many.slice(1), 'new']);
    expect(withHandled([], 'new')).toEqual(['new']);
  });

  it('is no activity without an id', () => {
    expect(withHandled(['known'], undefined)).toEqual(['known']);
  });

  it('is forgotten after sixty days without a word', () => {
    const conversation = newConversation(instant(new Date('2026-01-01T00:00:00Z')));
    expect(Conversations.expires?.(conversation)).toBe('2026-03-02T00:00:00.000Z');
  });
});
