import { z } from 'zod';
import { text } from '../../../src/text/text';
import { shown } from '../../secrets/secrets';
import { ShownCard } from './card';
import type { FakeConnector, Message } from './connector';

const InvokeAnswer = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() });

/** What a click was answered with: a card in place, or a remark below it. */
export interface ClickAnswer {
  readonly card: ShownCard | undefined;
  readonly remark: string | undefined;
}

export interface Person {
  readonly tenantId: string;
  readonly userId: string;
  readonly name: string;
  readonly locale: string;
}

/** More than this and Teams does not show a card; the lowest figure that is documented. */
const LONGEST_ANSWER = 28 * 1024;

/** One that has been idle for five seconds is closed by the server, perhaps just when it is used again. */
export const ITS_OWN_CONNECTION = { connection: 'close' };

/** In milliseconds. */
const LONGEST_WORK = 20_000;

let counter = 0;

/** One of a partner's people in their personal chat with the bot, as a Teams client behaves. */
export class Member {
  conversationId: string;
  /** The name they sign in with. */
  readonly address: string;
  /** As their client has it. */
  timeZone: string | undefined;
  lastActivity: Record<string, unknown> | undefined;

  constructor(
    readonly person: Person,
    private readonly bot: string | (() => string),
    private readonly connector: FakeConnector,
  ) {
    this.conversationId = `a:${person.tenantId}:${person.userId}`;
    this.address = `${person.name.toLowerCase().replace(/[^a-z]+/g, '.')}@${person.tenantId}.example`;
    connector.people.set(`29:${person.userId}`, {
      name: person.name,
      email: this.address,
      userPrincipalName: this.address,
    });
  }

  get messages(): Message[] {
    return this.connector.chat(this.conversationId);
  }

  /** All cards of the chat, the oldest first. */
  get cards(): ShownCard[] {
    return this.messages.flatMap(({ id, activity }) =>
      (activity.attachments ?? []).map(attachment => new ShownCard(attachment.content, id)),
    );
  }

  get lastCard(): ShownCard {
    const card = this.cards.at(-1);
    if (!card) throw new Error(`${this.person.name} has no card`);
    return card;
  }

  cardWith(text: string): ShownCard {
    const found = this.cards.findLast(card => card.text.includes(text));
    if (!found)
      throw new Error(
        `No card with "${text}" in the chat of ${this.person.name}:\n${this.cards.map(card => card.text).join('\n---\n')}`,
      );
    return found;
  }

  get plainTexts(): string[] {
    return this.messages.flatMap(({ activity }) => (activity.text ? [activity.text] : []));
  }

  /** Teams has made another chat of theirs with the bot. */
  moveTo(conversationId: string): void {
    this.conversationId = conversationId;
  }

  async install(): Promise<void> {
    await this.post({ type: 'installationUpdate', action: 'add' });
    await this.post({ type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] });
  }

  /** @returns the card that stands last in the chat afterwards */
  async say(text: string): Promise<ShownCard> {
    await this.post({ type: 'message', text });
    return this.lastCard;
  }

  /** Presses a button of the newest card that has it, with what is filled in. */
  async press(title: string, inputs: Record<string, string> = {}): Promise<ShownCard> {
    const card = this.cards.findLast(each => each.buttons.some(button => button.title === title));
    if (!card) throw new Error(`No button "${title}" for ${this.person.name}; last card:\n${this.lastCard.text}`);
    const before = this.messages.map(({ activity }) => activity);
    const { card: shown, remark } = await this.click(card, title, inputs);
    if (remark === text(this.person.locale.startsWith('de') ? 'de' : 'en', 'chat.working')) await this.change(before);
    return shown ?? this.lastCard;
  }

  /** Waits, as people do, until what is being worked on has changed a card or brought another one. */
  private async change(before: readonly unknown[]): Promise<void> {
    const end = Date.now() + LONGEST_WORK;
    while (Date.now() < end && this.messages.every(({ activity }, index) => activity === before[index])) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  /** An `Action.Execute`: the answer replaces the card. */
  async click(card: ShownCard, title: string, inputs: Record<string, string> = {}): Promise<ClickAnswer> {
    const button = card.button(title);
    const data = { ...button.data, ...(button.sendsInputs ? { ...card.inputs, ...inputs } : {}) };
    const response = await this.post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: button.verb, data }, trigger: 'manual' },
      replyToId: card.messageId,
    });
    return this.take(card.messageId, response);
  }

  /** One click as impatience and Teams make it: twice at once, then sent again with the same id and with a new one. */
  async clickAgainAndAgain(
    card: ShownCard,
    title: string,
    inputs: Record<string, string> = {},
  ): Promise<readonly ClickAnswer[]> {
    const first = this.click(card, title, inputs);
    const second = this.resend('new');
    return [await first, await second, await this.resend('same'), await this.resend('new')];
  }

  /** The same of a client without `Action.Execute`. */
  async submitAgainAndAgain(card: ShownCard, title: string, inputs: Record<string, string> = {}): Promise<void> {
    const first = this.submit(card, title, inputs);
    const second = this.deliver(this.lastActivityAs('new'));
    await Promise.all([first, second]);
    await this.deliver(this.lastActivityAs('same'));
    await this.deliver(this.lastActivityAs('new'));
  }

  /** A click with whatever data; no card of ours has sent it. */
  async forge(data: unknown, messageId?: string): Promise<ClickAnswer> {
    const response = await this.post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'forged', data }, trigger: 'manual' },
      replyToId: messageId,
    });
    return this.take(messageId ?? '', response);
  }

  /** What a client without `Action.Execute` sends: the button's fallback. */
  async submit(card: ShownCard, title: string, inputs: Record<string, string> = {}): Promise<void> {
    const button = card.button(title);
    const value = { ...button.data, ...(button.sendsInputs ? { ...card.inputs, ...inputs } : {}) };
    await this.post({ type: 'message', value, replyToId: card.messageId });
  }

  /** Teams sends the same activity again, with the same id or a new one. */
  async resend(id: 'same' | 'new'): Promise<ClickAnswer> {
    const activity = this.lastActivityAs(id);
    const response = await this.deliver(activity);
    return this.take(String(activity['replyToId']), response);
  }

  private lastActivityAs(id: 'same' | 'new'): Record<string, unknown> {
    return { ...this.lastActivity, ...(id === 'new' && { id: `activity-${++counter}` }) };
  }

  private take(messageId: string, response: unknown): ClickAnswer {
    const answer = InvokeAnswer.parse(response);
    if (answer.type !== 'application/vnd.microsoft.card.adaptive')
      return { card: undefined, remark: String(answer.value) };
    const message = this.messages.find(each => each.id === messageId);
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: answer.value }];
    if (message) message.activity = { type: 'message', attachments };
    return { card: new ShownCard(answer.value, messageId), remark: undefined };
  }

  async post(activity: object): Promise<unknown> {
    this.lastActivity = this.activityWith(activity);
    return this.deliver(this.lastActivity);
  }

  /** What the client sends, with these properties its own. */
  activityWith(own: object): Record<string, unknown> {
    const { tenantId, userId, name, locale } = this.person;
    return {
      id: `activity-${++counter}`,
      channelId: 'msteams',
      serviceUrl: this.connector.url,
      locale,
      ...(this.timeZone && { localTimezone: this.timeZone }),
      from: { id: `29:${userId}`, name, aadObjectId: userId },
      recipient: { id: 'bot', name: 'Partner Desk' },
      conversation: { id: this.conversationId, tenantId, conversationType: 'personal' },
      channelData: { tenant: { id: tenantId } },
      ...own,
    };
  }

  private async deliver(activity: object): Promise<unknown> {
    const { status, body } = await this.send(activity);
    if (status !== 200) throw new Error(`The bot answered ${status}: ${body}`);
    return JSON.parse(body);
  }

  /** Sends an activity as it is. */
  async send(activity: object): Promise<{ readonly status: number; readonly body: string }> {
    const bot = typeof this.bot === 'string' ? this.bot : this.bot();
    const response = await fetch(`${bot}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...ITS_OWN_CONNECTION },
      body: JSON.stringify(activity),
    });
    const body = await response.text();
    shown(body);
    if (/\bat [^"]+:\d+:\d+/.test(body)) throw new Error(`A stack trace: ${body}`);
    if (Buffer.byteLength(body) > LONGEST_ANSWER) throw new Error(`An answer of ${body.length} characters`);
    return { status: response.status, body };
  }
}
