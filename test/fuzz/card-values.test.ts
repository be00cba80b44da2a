import fc from 'fast-check';
import { BUTTONS, COMMANDS } from '../../src/bot/commands';
import { text } from '../../src/text/text';
import { SEED, share } from './cases';
import { expectLeft } from './leave';
import { hostileText, hostileValue } from './values';
import { openWorld, type World } from './world';

/** Verbs of everything that a card can ask for; those of prompts are on the cards that were shown. */
const VERBS = [...COMMANDS.map(({ id }) => id), ...Object.keys(BUTTONS)];

/** What is different from what a card carries. */
interface Alteration {
  /** Which of the cards that were shown, and which of its buttons. */
  readonly showing: number;
  readonly button: number;
  readonly verb: string | undefined;
  /** Names of arguments that get other values. */
  readonly args: Readonly<Record<string, unknown>>;
  /** Anything beside them, as inputs are. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly isPromptKept: boolean;
  readonly isSubmit: boolean;
  readonly who: number;
}

const ARGUMENTS = [
  ...['customer', 'partner', 'provider', 'reseller', 'invitation', 'subscription', 'user', 'lead', 'order', 'switch'],
  ...['link', 'continuation', 'filter', 'search', 'cart', 'isReady', 'hasReadChecklist', 'companyName', 'state'],
];

const alteration: fc.Arbitrary<Alteration> = fc.record({
  showing: fc.nat({ max: 60 }),
  button: fc.nat({ max: 11 }),
  verb: fc.option(fc.constantFrom(...VERBS, '__proto__', 'toString'), { nil: undefined, freq: 2 }),
  args: fc.dictionary(
    fc.constantFrom(...ARGUMENTS),
    fc.oneof(
      { weight: 3, arbitrary: hostileText },
      { weight: 2, arbitrary: fc.constantFrom('contoso', 'fabrikam', 'nobody') },
      hostileValue,
    ),
    { maxKeys: 3 },
  ),
  inputs: fc.dictionary(fc.constantFrom(...ARGUMENTS, 'accept', 'quantity', 'text', 'subject'), hostileValue, {
    maxKeys: 4,
  }),
  isPromptKept: fc.boolean(),
  isSubmit: fc.boolean(),
  who: fc.nat({ max: 4 }),
});

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

describe('data of cards', () => {
  let world: World;
  let cases = 0;
  beforeAll(async () => {
    world = await openWorld();
    world.isHostile = true;
    // Something of everything to alter.
    for (const member of world.people)
      for (const { id } of COMMANDS) await member.say(text('en', `commands.${id}.words`).split(',')[0] ?? '');
    world.look();
    world.expectFlawless();
  }, 60_000);
  afterAll(async () => {
    await world.desk.close();
    process.stdout.write(`${cases} altered card values, 0 5xx, 0 unanswered\n`);
  });

  function altered({ showing, button, verb, args, inputs, isPromptKept }: Alteration) {
    const { card } = world.showings[world.showings.length - 1 - (showing % world.showings.length)] ?? {};
    const buttons = card?.buttons.filter(({ type }) => type === 'Action.Execute') ?? [];
    const pressed = buttons[button % Math.max(1, buttons.length)];
    const desk = isObject(pressed?.data['desk']) ? pressed.data['desk'] : {};
    const own = isObject(desk['args']) ? desk['args'] : {};
    const { prompt, ...rest } = desk;
    return {
      messageId: card?.messageId,
      value: {
        ...card?.inputs,
        ...inputs,
        desk: {
          ...rest,
          ...(isPromptKept && prompt !== undefined && { prompt }),
          verb: verb ?? desk['verb'],
          args: { ...own, ...args },
        },
      },
    };
  }

  it(`are answered whatever they carry (FUZZ_SEED=${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(alteration, async alteration => {
        cases += 1;
        const member = world.people[alteration.who];
        const { messageId, value } = altered(alteration);
        world.look();
        if (alteration.isSubmit) {
          await member?.post({ type: 'message', value, replyToId: messageId });
          if (world.look() === 0) throw new Error('Unanswered');
        } else {
          const answer = await member?.forge(value, messageId);
          if (answer?.card) world.show(answer.card, member);
          else if (!answer?.remark || answer.remark === 'undefined') throw new Error('Unanswered');
          world.look();
        }
        world.expectFlawless();
        if (cases % 50 === 0) for (const each of world.people) await expectLeft(world, each);
      }),
      { seed: SEED, numRuns: share(0.1) },
    );
    for (const member of world.people) await expectLeft(world, member);
  }, 600_000);
});
