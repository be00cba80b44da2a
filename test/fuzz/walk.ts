import fc from 'fast-check';
import { COMMANDS } from '../../src/bot/commands';
import { DAY, MINUTE } from '../../src/domain/ids';
import { text } from '../../src/text/text';
import type { Button, ShownCard } from '../conversation/harness/card';
import type { Member } from '../conversation/harness/member';
import { type Filling, fieldsOf, filledIn, filling } from './filling';
import { sendServedForm } from './served-form';
import { hostileText } from './values';
import type { World } from './world';

/** What is counted while somebody walks. */
export interface Tally {
  cases: number;
}

/** One step of somebody's way through the bot; the state is all in the server, so that each is always possible. */
abstract class Step implements fc.AsyncCommand<Tally, World, true> {
  async check(): Promise<boolean> {
    return true;
  }

  async run(tally: Tally, world: World): Promise<void> {
    tally.cases += 1;
    await this.take(world);
    world.look();
    world.expectFlawless();
  }

  protected abstract take(world: World): Promise<void>;
  abstract toString(): string;
}

const at = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('Nobody is there');
  return value;
};

/**
 * Sends something that is answered with a message, unless it is the same click once more, whose answer stands at the end
 * of the chat already.
 */
async function expectAnswer(world: World, member: Member, what: string, send: () => Promise<unknown>): Promise<void> {
  world.look();
  const isRepeated = world.latest.get(member) === what;
  world.latest.set(member, what);
  await send();
  if (world.look() === 0 && !isRepeated) throw new Error(`Unanswered: ${what}`);
}

class Say extends Step {
  constructor(
    private readonly who: number,
    private readonly words: string,
  ) {
    super();
  }

  protected async take(world: World): Promise<void> {
    if (!WORDS.includes(this.words)) world.isHostile = true;
    const member = at(world.people, this.who);
    await expectAnswer(world, member, this.toString(), () => member.post({ type: 'message', text: this.words }));
  }

  override toString(): string {
    return `Say(${this.who}, ${JSON.stringify(this.words)})`;
  }
}

/** A link of a card, of whomever, is pasted into a chat. */
class Paste extends Step {
  constructor(
    private readonly who: number,
    private readonly link: number,
  ) {
    super();
  }

  protected async take(world: World): Promise<void> {
    const links = await linksIn(world);
    if (links.length === 0) return;
    const words = at(links, this.link);
    const member = at(world.people, this.who);
    await expectAnswer(world, member, words, () => member.post({ type: 'message', text: words }));
  }

  override toString(): string {
    return `Paste(${this.who}, ${this.link})`;
  }
}

interface Pressing {
  /** How many cards ago. */
  readonly ago: number;
  readonly button: number;
  readonly filling: Filling;
  /** Mostly whoever has the card; sometimes anybody. */
  readonly who: number | undefined;
  readonly isSubmit: boolean;
  /** Impatience, and Teams, send a click again. */
  readonly again: 'same' | 'new' | undefined;
}

class Press extends Step {
  constructor(private readonly pressing: Pressing) {
    super();
  }

  protected async take(world: World): Promise<void> {
    const { ago, button: index, who, isSubmit, again } = this.pressing;
    const { member, card } = at(world.showings, world.showings.length - 1 - (ago % world.showings.length));
    const buttons = card.buttons.filter(({ type }) => type === 'Action.Execute');
    if (buttons.length === 0) return;
    const button = at(buttons, index);
    const presser = who === undefined ? member : at(world.people, who);
    const inputs = this.inputsFor(world, card);
    const click = `${button.title} ${card.messageId} ${JSON.stringify(button.data)}`;
    if (isSubmit) {
      await expectAnswer(world, presser, click, () => presser.submit(card, button.title, inputs));
      return;
    }
    world.latest.set(presser, click);
    this.shown(world, presser, await presser.click(card, button.title, inputs), button);
    if (again) this.shown(world, presser, await presser.resend(again), button);
  }

  private inputsFor(world: World, card: ShownCard): Record<string, string> {
    if (this.pressing.filling.manner === 'hostile') world.isHostile = true;
    return filledIn(fieldsOf(card), this.pressing.filling);
  }

  /** Either there is a card in place, or a remark. */
  private shown(world: World, member: Member, answer: Awaited<ReturnType<Member['click']>>, { title }: Button): void {
    if (answer.card) world.show(answer.card, member);
    else if (!answer.remark) throw new Error(`Unanswered: ${title}`);
    else world.check(answer.remark === 'undefined' ? [`No remark on ${title}`] : []);
  }

  override toString(): string {
    return `Press(${JSON.stringify(this.pressing)})`;
  }
}

/** In the quiet hours that somebody may have chosen on the way, it is looked every ten minutes whether they are over. */
export const SOON = MINUTE;

/** Somebody opens a link, and sends the form that is served there. */
class Visit extends Step {
  constructor(
    private readonly link: number,
    private readonly filling: Filling,
  ) {
    super();
  }

  protected async take(world: World): Promise<void> {
    const links = await linksIn(world);
    if (links.length === 0) return;
    if (this.filling.manner === 'hostile') world.isHostile = true;
    await sendServedForm(world, at(links, this.link), this.filling);
    await world.desk.settled(SOON);
  }

  override toString(): string {
    return `Visit(${this.link}, ${JSON.stringify(this.filling)})`;
  }
}

class Wait extends Step {
  constructor(private readonly milliseconds: number) {
    super();
  }

  protected async take({ desk }: World): Promise<void> {
    desk.pass(this.milliseconds);
    await desk.settled(SOON);
  }

  override toString(): string {
    return `Wait(${this.milliseconds})`;
  }
}

/** The newest links first: of cards, of their buttons, and of mails. */
async function linksIn(world: World): Promise<string[]> {
  const mailed = (await world.desk.website.mailsTo('')).flatMap(({ links }) => links);
  const shown = world.showings
    .slice(-30)
    .flatMap(({ card }) => [
      ...card.buttons.flatMap(({ url }) => url ?? []),
      ...(`${card.text}\n${Object.values(card.inputs).join('\n')}`.match(/https?:\/\/127\.0\.0\.1[^\s")\]]+/g) ?? []),
    ]);
  return [...new Set([...mailed.slice(-10), ...shown])].filter(link => link.startsWith(world.desk.url)).reverse();
}

const WORDS: readonly string[] = [
  ...COMMANDS.flatMap(({ id }) =>
    (['en', 'de'] as const).flatMap(language => text(language, `commands.${id}.words`).split(',')),
  ),
  ...['Northwind', 'Adatum', 'Company', 'what?', 'thanks'],
];

const who = fc.nat({ max: 4 });
const words = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: hostileText });
const press = fc
  .record({
    ago: fc.oneof({ weight: 6, arbitrary: fc.nat({ max: 2 }) }, { weight: 2, arbitrary: fc.nat({ max: 200 }) }),
    button: fc.nat({ max: 11 }),
    filling: filling(1),
    who: fc.option(who, { freq: 12, nil: undefined }),
    isSubmit: fc.nat({ max: 4 }).map(number => number === 0),
    again: fc.option(fc.constantFrom('same' as const, 'new' as const), { freq: 6, nil: undefined }),
  })
  .map(pressing => new Press(pressing));

/** Ways of so many steps; most press what was just shown. */
export const walks = (steps: number) =>
  fc.commands<Tally, World, true>(
    [
      ...Array.from({ length: 10 }, () => press),
      ...Array.from({ length: 4 }, () => fc.tuple(who, words).map(([person, said]) => new Say(person, said))),
      fc.tuple(who, fc.nat({ max: 20 })).map(([person, link]) => new Paste(person, link)),
      fc.tuple(fc.nat({ max: 5 }), filling(1)).map(([link, filled]) => new Visit(link, filled)),
      fc.constantFrom(5_000, 11 * MINUTE, 2 * 60 * MINUTE, DAY, 35 * DAY).map(time => new Wait(time)),
    ],
    { maxCommands: steps, size: 'max' },
  );
